import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';

/** A rule of time that was broken. */
export interface Clash<Source = unknown> {
  readonly kind: 'overlap' | 'no-slot' | 'closed-slot';
  readonly practitionerId: string;
  readonly detail: string;
  /** Where the other party of the clash came from, if there is one. */
  readonly with: Source | undefined;
}

interface Interval {
  readonly start: string;
  readonly end: string;
}

interface Placement extends Interval {
  readonly slotId: string;
}

interface Slot<Source> extends Interval {
  readonly open: boolean;
  readonly source: Source;
}

interface Visit<Source> extends Placement {
  readonly practitionerId: string;
  readonly source: Source;
}

const overlap = (one: Interval, other: Interval) => one.start < other.end && other.start < one.end;
const spoken = ({ start, end }: Interval) => `${start}–${end}`;

/** The UTC days an interval touches, so that only neighbours are compared. */
function days({ start, end }: Interval): string[] {
  const found: string[] = [];
  for (let at = Date.parse(`${start.slice(0, 10)}T00:00:00Z`); at < Date.parse(end); at += 86_400_000) {
    found.push(new Date(at).toISOString().slice(0, 10));
  }
  return found;
}

/** Everybody's time as the events tell it, checked at every step; `Source` is what an event is remembered by. */
export class TimeBook<Source> {
  readonly #slots = new Map<string, Slot<Source>>();
  readonly #visits = new Map<string, Visit<Source>>();
  /** Live appointments by practitioner and day. */
  readonly #days = new Map<string, Set<string>>();

  /** Enters an event. @returns the rules it breaks */
  enter(event: DaybookEvent, source: Source): Clash<Source>[] {
    switch (event.type) {
      case 'SlotOpened':
        for (const { slotId, start, end } of event.data.slots)
          this.#slots.set(slotId, { start, end, open: true, source });
        return [];
      case 'SlotClosed':
        return this.#close(event.data.practitionerId, event.data.slotId, source);
      case 'AppointmentBooked':
        return this.#place(event.data.appointmentId, event.data.practitionerId, event.data, source);
      case 'AppointmentRescheduled':
        this.#remove(event.data.appointmentId);
        return this.#place(event.data.appointmentId, event.data.practitionerId, event.data.to, source);
      case 'AppointmentCancelled':
        this.#remove(event.data.appointmentId);
        return [];
      default:
        return [];
    }
  }

  #close(practitionerId: string, slotId: string, source: Source): Clash<Source>[] {
    const slot = this.#slots.get(slotId);
    if (slot === undefined) return [];
    this.#slots.set(slotId, { ...slot, open: false, source });
    return [...this.#neighbours(practitionerId, slot)]
      .filter(([, visit]) => visit.slotId === slotId)
      .map(([id, visit]) => ({
        kind: 'closed-slot',
        practitionerId,
        detail: `slot ${slotId} was closed under the appointment ${id}`,
        with: visit.source,
      }));
  }

  #place(id: string, practitionerId: string, { slotId, start, end }: Placement, source: Source): Clash<Source>[] {
    const clashes: Clash<Source>[] = [];
    const visit = { slotId, start, end, practitionerId, source };
    const slot = this.#slots.get(slotId);
    if (slot === undefined || slot.start !== start || slot.end !== end) {
      const found = slot === undefined ? 'was never opened' : `is at ${spoken(slot)}`;
      const detail = `appointment ${id} at ${spoken(visit)} stands on slot ${slotId}, which ${found}`;
      clashes.push({ kind: 'no-slot', practitionerId, detail, with: slot?.source });
    } else if (!slot.open) {
      const detail = `appointment ${id} stands on slot ${slotId}, which is closed`;
      clashes.push({ kind: 'closed-slot', practitionerId, detail, with: slot.source });
    }
    for (const [otherId, other] of this.#neighbours(practitionerId, visit)) {
      if (otherId === id || !overlap(visit, other)) continue;
      const detail = `appointment ${id} at ${spoken(visit)} overlaps appointment ${otherId} at ${spoken(other)}`;
      clashes.push({ kind: 'overlap', practitionerId, detail, with: other.source });
    }
    this.#visits.set(id, visit);
    for (const key of this.#keys(practitionerId, visit)) {
      const day = this.#days.get(key) ?? new Set();
      this.#days.set(key, day.add(id));
    }
    return clashes;
  }

  #remove(id: string): void {
    const visit = this.#visits.get(id);
    if (visit === undefined) return;
    this.#visits.delete(id);
    for (const key of this.#keys(visit.practitionerId, visit)) this.#days.get(key)?.delete(id);
  }

  #keys(practitionerId: string, interval: Interval): string[] {
    return days(interval).map((day) => `${practitionerId} ${day}`);
  }

  #neighbours(practitionerId: string, interval: Interval): Map<string, Visit<Source>> {
    const found = new Map<string, Visit<Source>>();
    for (const key of this.#keys(practitionerId, interval)) {
      for (const id of this.#days.get(key) ?? []) {
        const visit = this.#visits.get(id);
        if (visit !== undefined) found.set(id, visit);
      }
    }
    return found;
  }
}
