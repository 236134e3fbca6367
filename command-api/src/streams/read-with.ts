import { createRegistry, type EventDefinition, type EventOf } from '@daybook/event-store/registry.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';

/** Reads the events of a stream. Types this code does not know yet are passed over; newer versions throw (DESIGN §3.7). */
export function readWith<const D extends readonly EventDefinition[]>(
  definitions: D,
): (stored: StoredEvent) => EventOf<D> | undefined {
  const registry = createRegistry(definitions);
  return (stored) => {
    const decoded = registry.decode(stored);
    return decoded.known ? decoded.event : undefined;
  };
}
