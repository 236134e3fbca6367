import { LRUCache } from 'lru-cache';
import { practitionerRegistered } from '@daybook/contracts/events/practitioner.ts';
import { practitionerStream } from '@daybook/contracts/stream-names.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { createRegistry } from '@daybook/event-store/registry.ts';

const registry = createRegistry([practitionerRegistered]);

/** Finds a practitioner's book zone in their first event. It never changes, so a found one is kept; absence is asked anew. */
export function createBookZones(store: EventStore): (practitionerId: string) => Promise<string | undefined> {
  const known = new LRUCache<string, string>({ max: 10_000 });
  return async (practitionerId) => {
    const kept = known.get(practitionerId);
    if (kept !== undefined) return kept;
    const [first] = await store.load(practitionerStream(practitionerId), 0n, 1);
    if (first === undefined) return undefined;
    const decoded = registry.decode(first);
    if (!decoded.known) return undefined;
    known.set(practitionerId, decoded.event.data.bookZone);
    return decoded.event.data.bookZone;
  };
}
