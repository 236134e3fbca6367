import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { eventRegistry } from '../event-registry.ts';
import { TimeBook, type Clash } from './time-book.ts';
import type { OperationOptions } from './workshop.ts';

/** An event that took part in a violation. */
export interface Witness {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
}

/** A moment of history at which the rules of time were broken. */
export interface Violation {
  /**
   * `overlap`: two live claims (holds, reservations, visits) of one practitioner share time, buffers included.
   * `no-slot`: one stands on a slot that was never opened, or at another time than the slot's.
   * `closed-slot`: one stands on a closed slot.
   * `misplaced`: its slots are not adjacent, of two pages or clinics, or do not fit its time; its buffers leave the page.
   * `not-there`: an event ends, moves or continues what does not stand where it says.
   * `transfer`: a move to another page broke its order: two outcomes, or an end before any.
   * `lost-visit`: a visit moved to a time that was not kept for it.
   */
  readonly kind: Clash['kind'];
  readonly practitionerId: string;
  /** What is wrong, for people. */
  readonly detail: string;
  /** The event that broke the rule, after the one it clashes with. */
  readonly events: readonly Witness[];
}

/** What the log was found to be. */
export interface NoOverlaps {
  readonly events: number;
  /** Appointments ever booked. */
  readonly appointments: number;
  readonly violations: readonly Violation[];
}

const witness = ({ id, type, stream, revision, position }: StoredEvent): Witness => ({
  eventId: id,
  type,
  stream,
  revision,
  position,
});

/**
 * Replays the log alone and proves that no two holds, reservations or visits of a practitioner ever overlapped, that none
 * ever stood on a closed or absent slot, and that no move ever left a visit without its time. It shares no code with what
 * decides; memory grows with the number of slots.
 * @throws UnreadableEvent, SchemaTooNew: what cannot be read cannot be vouched for
 */
export async function verifyNoOverlaps(
  { store, prefixes }: { readonly store: EventStore; readonly prefixes: readonly string[] },
  { onProgress, signal }: OperationOptions = {},
): Promise<NoOverlaps> {
  const head = await store.headPosition();
  const book = new TimeBook<StoredEvent>();
  const violations: Violation[] = [];
  let events = 0;
  let appointments = 0;
  for await (const stored of store.readLog({ prefixes, ...(signal === undefined ? {} : { signal }) })) {
    events += 1;
    const decoded = eventRegistry.decode(stored);
    if (decoded.known) {
      const { event } = decoded;
      if (event.type === 'AppointmentBooked') appointments += 1;
      for (const { kind, practitionerId, detail, with: other } of book.enter(event, stored)) {
        violations.push({
          kind,
          practitionerId,
          detail,
          events: [...(other === undefined ? [] : [other]), stored].map(witness),
        });
      }
    }
    if (events % 1_000 === 0) onProgress?.({ events, position: stored.position, head });
  }
  return { events, appointments, violations };
}
