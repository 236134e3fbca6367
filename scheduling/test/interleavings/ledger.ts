import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Placement } from '@daybook/contracts/placement.ts';

interface Stretch {
  readonly start: string;
  readonly end: string;
}
interface Live {
  readonly page: string;
  readonly practitionerId: string;
  readonly place: Placement;
}
interface OpenSlot extends Stretch {
  readonly page: string;
  readonly locationId: string | undefined;
}
const meet = (one: Stretch, other: Stretch) => one.start < other.end && other.start < one.end;

/** What is still noted on a page that is closed. */
const writtenUp: ReadonlySet<DayEvent['type']> = new Set([
  'PatientArrived',
  'PatientCheckedIn',
  'AppointmentFulfilled',
  'NoShowRecorded',
  'AppointmentCancelled',
  'AppointmentEnteredInError',
  'TransferRefused',
]);

/** What a reader of the log knows, and what must never be in it (DESIGN §1.1, §1.2). It shares no code with the deciders. */
export class Ledger {
  /** By appointment, and by transfer what is reserved. */
  readonly live = new Map<string, Live>();
  readonly days = new Map<string, Stretch>();
  readonly closedDays = new Set<string>();
  readonly slots = new Map<string, OpenSlot>();
  readonly closedByHand: (Stretch & { readonly page: string })[] = [];
  /** What the source answered, by transfer. */
  readonly outcomes = new Map<string, 'TransferredOut' | 'TransferRefused'>();
  /** Given away and not confirmed yet: the transfer, by appointment. */
  readonly onTheWay = new Map<string, string>();
  readonly moves = new Map<string, number>();
  /** Appointments whose patients count on them. */
  readonly promised = new Set<string>();

  /** Where the patient is expected. */
  placeOf(appointmentId: string): Placement | undefined {
    const key = this.onTheWay.get(appointmentId) ?? appointmentId;
    return this.live.get(key)?.place;
  }

  /** Reads one event of a page, and throws when it must not be. */
  read(page: string, { type, data }: DayEvent): void {
    if (data.practitionerId !== page.slice(0, 36)) throw new Error(`${type} on the page of somebody else`);
    if (this.closedDays.has(page) && !writtenUp.has(type)) throw new Error(`${type} on a closed page`);
    switch (type) {
      case 'DayClosed':
        for (const [key, { page: its }] of this.live)
          if (its === page && !this.promised.has(key))
            throw new Error(`closed while a time is held or reserved: ${key}`);
        this.closedDays.add(page);
        return;
      case 'DayOpened':
        if (this.days.has(page)) throw new Error('a page opened twice');
        this.days.set(page, data);
        return;
      case 'SlotOpened':
        for (const slot of data.slots)
          this.#open(slot.slotId, { page, locationId: data.locationId, start: slot.start, end: slot.end }, data.source);
        return;
      case 'SlotClosed':
        this.#end(this.slots, data.slotId, type);
        for (const { place } of this.live.values())
          if (place.slots.some(({ slotId }) => slotId === data.slotId)) throw new Error('a slot closed under somebody');
        if (data.source === 'hand') this.closedByHand.push({ page, start: data.start, end: data.end });
        return;
      case 'AppointmentHeld':
        this.#take(data.appointmentId, page, data);
        return;
      case 'HoldExpired':
      case 'HoldReleased':
        if (this.promised.has(data.appointmentId)) throw new Error('a visit ended like a hold');
        this.#end(this.live, data.appointmentId, type);
        return;
      case 'AppointmentBooked':
        if (this.promised.has(data.appointmentId)) throw new Error('booked twice');
        this.live.delete(data.appointmentId);
        this.#take(data.appointmentId, page, data);
        this.promised.add(data.appointmentId);
        return;
      case 'AppointmentRescheduled':
        this.#leave(data.appointmentId, page, data);
        this.#take(data.appointmentId, page, data.to);
        return;
      case 'AppointmentsSwapped':
        for (const visit of data.visits) this.#leave(visit.appointmentId, page, visit);
        for (const visit of data.visits) this.#take(visit.appointmentId, page, visit.to);
        return;
      case 'TransferReserved':
        this.#take(data.transferId, page, data);
        return;
      case 'TransferredOut': {
        this.#decide(data.transferId, type);
        this.#leave(data.appointmentId, page, data);
        const reserved = this.live.get(data.transferId);
        if (reserved?.page !== data.to.page || reserved.place.start !== data.to.start)
          throw new Error('a visit given to a time that is not kept for it');
        this.onTheWay.set(data.appointmentId, data.transferId);
        return;
      }
      case 'TransferRefused':
        this.#decide(data.transferId, type);
        return;
      case 'TransferConfirmed':
        if (this.onTheWay.get(data.appointmentId) !== data.transferId) throw new Error('confirmed, and never given');
        if (this.moves.get(data.appointmentId) !== data.move) throw new Error('confirmed with another count of moves');
        this.onTheWay.delete(data.appointmentId);
        this.#end(this.live, data.transferId, type);
        this.#take(data.appointmentId, page, data);
        return;
      case 'TransferReleased':
        if (this.outcomes.get(data.transferId) !== 'TransferRefused') throw new Error('released without a refusal');
        this.#end(this.live, data.transferId, type);
        return;
      case 'PatientArrived':
      case 'PatientCheckedIn':
      case 'AppointmentFulfilled':
        if (this.live.get(data.appointmentId)?.page !== page) throw new Error(`${type} of nobody here`);
        return;
      case 'NoShowRecorded':
      case 'AppointmentCancelled':
        this.#end(this.live, data.appointmentId, type);
        this.promised.delete(data.appointmentId);
        return;
      case 'AppointmentEnteredInError':
        this.live.delete(data.appointmentId);
        this.promised.delete(data.appointmentId);
        return;
    }
  }

  /** After recovery: nothing is reserved or on its way, and everybody who was promised a time has exactly one. */
  close(): void {
    if (this.onTheWay.size > 0) throw new Error('a visit is still on its way');
    for (const appointmentId of this.promised)
      if (!this.live.has(appointmentId)) throw new Error(`a patient was left without a time: ${appointmentId}`);
    for (const [key, { place }] of this.live)
      if (!key.includes('_a')) throw new Error(`time is still reserved: ${key} ${place.start}`);
  }

  #open(slotId: string, slot: OpenSlot, source: string): void {
    for (const other of this.slots.values())
      if (other.page.slice(0, 36) === slot.page.slice(0, 36) && meet(other, slot)) throw new Error('slots overlap');
    if (source === 'hours' && this.closedByHand.some((closed) => closed.page === slot.page && meet(closed, slot)))
      throw new Error('hours reopened what a person closed');
    this.slots.set(slotId, slot);
  }

  #take(key: string, page: string, place: Placement): void {
    const taken = { page, practitionerId: page.slice(0, 36), place };
    if (this.live.has(key)) throw new Error(`two places for ${key}`);
    for (const [other, { practitionerId, place: its }] of this.live)
      if (practitionerId === taken.practitionerId && meet(its.occupied, place.occupied))
        throw new Error(`${key} and ${other} share time`);
    this.#standsWell(taken);
    this.live.set(key, taken);
  }

  /** On open adjacent slots of one clinic, with its buffers inside one page. */
  #standsWell({ page, place: { slots, start, end, occupied, locationId } }: Live): void {
    const day = this.days.get(page);
    if (day === undefined || occupied.start < day.start || occupied.end > day.end) throw new Error('not in one page');
    if (occupied.start > start || start >= end || occupied.end < end) throw new Error('no time at all');
    let until = start;
    for (const { slotId } of slots) {
      const slot = this.slots.get(slotId);
      if (slot?.start !== until || slot.page !== page || slot.locationId !== locationId || until >= end)
        throw new Error('not on open adjacent slots');
      until = slot.end;
    }
    if (until < end) throw new Error('longer than its slots');
  }

  #leave(appointmentId: string, page: string, { from, move }: { from: Placement; move: number }): void {
    const stood = this.live.get(appointmentId);
    if (stood?.page !== page || stood.place.start !== from.start) throw new Error('moved from where it was not');
    if (move !== (this.moves.get(appointmentId) ?? 0) + 1) throw new Error('moves do not count up');
    this.moves.set(appointmentId, move);
    this.live.delete(appointmentId);
  }

  #decide(transferId: string, outcome: 'TransferredOut' | 'TransferRefused'): void {
    if (this.outcomes.has(transferId)) throw new Error('a second outcome of one transfer');
    this.outcomes.set(transferId, outcome);
  }

  #end(what: Map<string, unknown>, key: string, type: string): void {
    if (!what.delete(key)) throw new Error(`${type} of what is not there`);
  }
}
