import type { DaybookEvent, EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { Placement } from '@daybook/contracts/placement.ts';
import { called, Claims, sameSlots, type Claim } from './claims.ts';
import { spoken } from './interval.ts';
import { SlotLedger, type Misplacement } from './slot-ledger.ts';
import { TransferLedger, type Disorder } from './transfer-ledger.ts';

/** A rule of time that was broken. */
export interface Clash<Source = unknown> {
  readonly kind: Misplacement<Source>['kind'] | 'overlap' | 'not-there' | 'transfer' | 'lost-visit';
  readonly practitionerId: string;
  readonly detail: string;
  /** Where the other party of the clash came from, if there is one. */
  readonly with: Source | undefined;
}

interface PlacedVisit extends Placement {
  readonly appointmentId: string;
  readonly practitionerId: string;
}

const inDisorder = <Source>(practitionerId: string, found: readonly Disorder<Source>[]): Clash<Source>[] =>
  found.map((disorder) => ({ kind: 'transfer', practitionerId, ...disorder }));

/**
 * Everybody's time as the events tell it, checked at every step; `Source` is what an event is remembered by. Live is what
 * is held, reserved for a visit of another page, or a visit until it is cancelled, missed or entered in error.
 */
export class TimeBook<Source> {
  readonly #slots = new SlotLedger<Source>();
  readonly #claims = new Claims<Source>();
  readonly #transfers = new TransferLedger<Source>();

  /** Enters an event. @returns the rules it breaks */
  enter({ type, data }: DaybookEvent, source: Source): Clash<Source>[] {
    switch (type) {
      case 'DayOpened':
        this.#slots.openPage(`${data.practitionerId}_${data.date}`, data);
        return [];
      case 'SlotOpened':
        this.#slots.open(data.slots, data.locationId, source);
        return [];
      case 'SlotClosed':
        return this.#close(data.practitionerId, data.slotId, source);
      case 'AppointmentHeld':
        return this.#place(this.#claim('hold', data, source));
      case 'HoldExpired':
      case 'HoldReleased':
        return this.#end('hold', data);
      case 'AppointmentBooked':
        return this.#book(data, source);
      case 'AppointmentRescheduled':
        return this.#relocate(data.practitionerId, [data], source);
      case 'AppointmentsSwapped':
        return this.#relocate(data.practitionerId, data.visits, source);
      case 'PatientArrived':
      case 'PatientCheckedIn':
      case 'AppointmentFulfilled':
        return this.#expect('visit', data);
      case 'NoShowRecorded':
      case 'AppointmentCancelled':
        return this.#end('visit', data);
      case 'AppointmentEnteredInError':
        // Also what was over already may be found to be an error.
        return this.#claims.get(data.appointmentId) === undefined ? [] : this.#end('visit', data);
      case 'TransferReserved':
        return this.#reserve(data, source);
      case 'TransferredOut':
        return this.#transfer(data, source);
      case 'TransferRefused':
        return inDisorder(data.practitionerId, this.#transfers.decide(data.transferId, 'refused', source));
      case 'TransferConfirmed':
        return this.#confirm(data);
      case 'TransferReleased':
        return this.#release(data);
      default:
        return [];
    }
  }

  #claim(kind: 'hold' | 'visit', data: PlacedVisit, source: Source): Claim<Source> {
    const { appointmentId, practitionerId } = data;
    return { id: appointmentId, kind, appointmentId, practitionerId, place: data, source };
  }

  /** Puts a claim into the book, whatever is wrong with it. */
  #place(claim: Claim<Source>): Clash<Source>[] {
    const { practitionerId, place } = claim;
    const clashes: Clash<Source>[] = this.#slots
      .check(called(claim), place)
      .map((misplacement) => ({ ...misplacement, practitionerId }));
    for (const other of this.#claims.within(practitionerId, place.occupied)) {
      if (other.id === claim.id) continue;
      const [mine, theirs] = [spoken(place.occupied), spoken(other.place.occupied)];
      const detail = `${called(claim)} at ${mine} overlaps ${called(other)} at ${theirs}`;
      clashes.push({ kind: 'overlap', practitionerId, detail, with: other.source });
    }
    this.#claims.put(claim);
    return clashes;
  }

  #close(practitionerId: string, slotId: string, source: Source): Clash<Source>[] {
    const slot = this.#slots.close(slotId, source);
    if (slot === undefined) return [];
    return this.#claims
      .within(practitionerId, slot)
      .filter(({ place }) => place.slots.some((one) => one.slotId === slotId))
      .map((claim) => {
        const detail = `slot ${slotId} was closed under ${called(claim)}`;
        return { kind: 'closed-slot', practitionerId, detail, with: claim.source };
      });
  }

  /** Whether somebody stands where an event says. */
  #expect(kind: 'hold' | 'visit', data: PlacedVisit): Clash<Source>[] {
    const { appointmentId, practitionerId } = data;
    const claim = this.#claims.get(appointmentId);
    const there = claim?.kind === kind && claim.practitionerId === practitionerId && sameSlots(claim.place, data);
    if (there) return [];
    const found = claim === undefined ? 'is not live' : `is a ${claim.kind} at ${spoken(claim.place)}`;
    const detail = `${called({ kind, appointmentId })} at ${spoken(data)} ${found}`;
    return [{ kind: 'not-there', practitionerId, detail, with: claim?.source }];
  }

  #end(kind: 'hold' | 'visit', data: PlacedVisit): Clash<Source>[] {
    const clashes = this.#expect(kind, data);
    this.#claims.remove(data.appointmentId);
    return clashes;
  }

  #book(data: PlacedVisit, source: Source): Clash<Source>[] {
    const claim = this.#claim('visit', data, source);
    const before = this.#claims.get(data.appointmentId);
    if (before === undefined) return this.#place(claim);
    const held = this.#expect('hold', data);
    // What was held was checked when it was.
    if (held.length > 0) return [...held, ...this.#place(claim)];
    this.#claims.put(claim);
    return [];
  }

  /** Both leave before either arrives: a swap is judged after both moved. */
  #relocate(
    practitionerId: string,
    visits: readonly { appointmentId: string; from: Placement; to: Placement }[],
    source: Source,
  ): Clash<Source>[] {
    const left = visits.flatMap(({ appointmentId, from }) =>
      this.#end('visit', { ...from, appointmentId, practitionerId }),
    );
    const arrived = visits.flatMap(({ appointmentId, to }) =>
      this.#place(this.#claim('visit', { ...to, appointmentId, practitionerId }, source)),
    );
    return [...left, ...arrived];
  }

  #reserve(data: EventNamed<'TransferReserved'>['data'], source: Source): Clash<Source>[] {
    const { transferId, appointmentId, practitionerId } = data;
    const again = inDisorder(practitionerId, this.#transfers.reserve(transferId, source));
    const claim = { id: transferId, kind: 'reservation', appointmentId, practitionerId, place: data, source } as const;
    return [...again, ...this.#place(claim)];
  }

  /** The reservation becomes the visit: they are never both counted, and the patient never has neither. */
  #transfer(data: EventNamed<'TransferredOut'>['data'], source: Source): Clash<Source>[] {
    const { transferId, appointmentId, from, to } = data;
    const clashes = inDisorder(data.practitionerId, this.#transfers.decide(transferId, 'moved', source));
    clashes.push(...this.#end('visit', { ...from, appointmentId, practitionerId: data.practitionerId }));
    const visit = this.#claim('visit', { ...to, appointmentId }, source);
    const reserved = this.#claims.get(transferId);
    this.#claims.remove(transferId);
    if (reserved?.practitionerId === to.practitionerId && sameSlots(reserved.place, to)) {
      this.#claims.put(visit);
      return clashes;
    }
    const detail = `appointment ${appointmentId} moved to ${spoken(to)}, which was not reserved for it`;
    const lost = { kind: 'lost-visit', practitionerId: to.practitionerId, detail, with: reserved?.source } as const;
    return [...clashes, lost, ...this.#place(visit)];
  }

  #confirm({ transferId, practitionerId }: EventNamed<'TransferConfirmed'>['data']): Clash<Source>[] {
    const transfer = this.#transfers.outcomeOf(transferId);
    if (transfer?.outcome === 'moved') return [];
    const detail = `the transfer ${transferId} was confirmed, though its source has not given up the visit`;
    return [{ kind: 'transfer', practitionerId, detail, with: transfer?.source }];
  }

  #release(data: EventNamed<'TransferReleased'>['data']): Clash<Source>[] {
    const { transferId, appointmentId, practitionerId } = data;
    const transfer = this.#transfers.outcomeOf(transferId);
    this.#claims.remove(transferId);
    if (transfer?.outcome === 'refused') return [];
    if (transfer?.outcome === undefined) {
      const detail = `the transfer ${transferId} was released before its source decided`;
      return [{ kind: 'transfer', practitionerId, detail, with: transfer?.source }];
    }
    const visit = this.#claims.get(appointmentId);
    if (visit !== undefined && sameSlots(visit.place, data)) this.#claims.remove(appointmentId);
    const detail = `the time appointment ${appointmentId} moved to was released: the patient has none`;
    return [{ kind: 'lost-visit', practitionerId, detail, with: transfer.source }];
  }
}
