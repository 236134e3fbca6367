import type { CancelledBy } from '@daybook/contracts/cancellation.ts';
import type { DaybookEvent, EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { SlotSource } from '@daybook/contracts/events/times.ts';
import { appointmentId, appointmentIdForm, pageId, slotId, type PageAddress } from '@daybook/contracts/page-address.ts';
import type { Placement, SlotPlace } from '@daybook/contracts/placement.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import type { VisitDetails } from '@daybook/contracts/visit-type.ts';
import { hex, testId } from './test-id.ts';

/** Where a visit is: on one half-hour (HH:MM, UTC), or on a placement made before. */
type At = string | Placement;

const shifted = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** Makes the events of one page of a practitioner. */
export class TestPage {
  readonly address: PageAddress;
  readonly stream: string;
  readonly id: string;

  constructor(practitionerId: string, date: string) {
    this.address = { practitionerId, date };
    this.stream = dayStream(this.address);
    this.id = pageId(this.address);
  }

  /** Half an hour from `time` (HH:MM, UTC). */
  slot(time: string): SlotPlace {
    const { date } = this.address;
    const start = `${date}T${time}:00.000Z`;
    return { slotId: slotId(this.address, hex(`${date}${time}`).slice(0, 12)), start, end: shifted(start, 30) };
  }

  /** Adjacent half-hours as one place, with so many minutes kept free around it. */
  place(
    times: readonly string[],
    { buffer = 0, locationId }: { buffer?: number; locationId?: string } = {},
  ): Placement {
    const slots = times.map((time) => this.slot(time));
    const [{ start }, { end }] = [slots.at(0) ?? this.slot('00:00'), slots.at(-1) ?? this.slot('00:00')];
    const occupied = { start: shifted(start, -buffer), end: shifted(end, buffer) };
    return { ...(locationId === undefined ? {} : { locationId }), slots, start, end, occupied };
  }

  /** The id of the appointment of a name; an id, of this page or another, is itself. */
  appointment(name: string): string {
    return appointmentIdForm.test(name) ? name : appointmentId(this.address, hex(name).slice(0, 12));
  }

  opened(...times: string[]): DaybookEvent {
    return this.openedAt(undefined, times);
  }

  openedAt(locationId: string | undefined, times: readonly string[], source: SlotSource = 'hand'): DaybookEvent {
    const slots = times.map((time) => this.slot(time));
    const where = locationId === undefined ? {} : { locationId };
    return { type: 'SlotOpened', data: { ...this.#practitioner, ...where, source, slots } };
  }

  closed(time: string, source: SlotSource = 'hand'): DaybookEvent {
    return { type: 'SlotClosed', data: { ...this.#practitioner, source, ...this.slot(time) } };
  }

  held(name: string, holderId: string, at: At, patientId?: string): DaybookEvent {
    const patient = patientId === undefined ? {} : { patientId };
    const expiresAt = `${this.address.date}T00:05:00.000Z`;
    return { type: 'AppointmentHeld', data: { ...this.#hold(name, holderId, at), ...patient, expiresAt } };
  }

  holdExpired(name: string, holderId: string, at: At): DaybookEvent {
    return { type: 'HoldExpired', data: this.#hold(name, holderId, at) };
  }

  holdReleased(name: string, holderId: string, at: At): DaybookEvent {
    return { type: 'HoldReleased', data: this.#hold(name, holderId, at) };
  }

  booked(
    name: string,
    patientId: string,
    at: At,
    more: string | Partial<EventNamed<'AppointmentBooked'>['data']> = {},
  ): DaybookEvent {
    const given = typeof more === 'string' ? { reason: more } : more;
    return { type: 'AppointmentBooked', data: { ...this.#placed(name, patientId, at), ...given } };
  }

  moved(name: string, patientId: string, from: At, to: At, move: number): DaybookEvent {
    const places = { from: this.#place(from), to: this.#place(to) };
    return { type: 'AppointmentRescheduled', data: { ...this.#visit(name, patientId), ...places, move } };
  }

  /** Two visits change places: each given as name, patient, where it stands and its new move. */
  swapped(one: readonly [string, string, At, number], other: readonly [string, string, At, number]): DaybookEvent {
    const visit = ([name, patientId, from, move]: typeof one, [, , to]: typeof one) => ({
      appointmentId: this.appointment(name),
      patientId,
      from: this.#place(from),
      to: this.#place(to),
      move,
    });
    return {
      type: 'AppointmentsSwapped',
      data: { ...this.#practitioner, visits: [visit(one, other), visit(other, one)] },
    };
  }

  /** A step of a visit's life that says no more than where it stands. */
  step(
    type:
      | 'PatientArrived'
      | 'PatientCheckedIn'
      | 'AppointmentFulfilled'
      | 'NoShowRecorded'
      | 'AppointmentEnteredInError',
    name: string,
    patientId: string,
    at: At,
  ): DaybookEvent {
    return { type, data: this.#placed(name, patientId, at) };
  }

  cancelled(
    name: string,
    patientId: string,
    at: At,
    by: CancelledBy,
    more: Pick<EventNamed<'AppointmentCancelled'>['data'], 'reasonCode' | 'late'> = {},
  ): DaybookEvent {
    return { type: 'AppointmentCancelled', data: { ...this.#placed(name, patientId, at), by, ...more } };
  }

  /** The steps of a move of an appointment of this page (the source) to a place on `target`; ids follow from `name` and `move`. */
  transfer(
    { name, patientId, from, move }: { name: string; patientId: string; from: At; move: number },
    target: TestPage,
    to: At,
    details?: VisitDetails,
  ): Record<'reserved' | 'out' | 'refused' | 'confirmed' | 'released', DaybookEvent> {
    const transferId = testId(`${name} ${move} ${target.id}`);
    const visit = { appointmentId: this.appointment(name), patientId };
    const more = details === undefined ? {} : { details };
    const there = { ...target.#practitioner, ...target.#place(to) };
    const reserved = { transferId, ...visit, ...there };
    const reason = 'appointment-cancelled';
    const here = { transferId, ...this.#practitioner, appointmentId: visit.appointmentId };
    return {
      reserved: { type: 'TransferReserved', data: { ...reserved, ...more, sourcePage: this.id, move } },
      out: {
        type: 'TransferredOut',
        data: { ...here, patientId, from: this.#place(from), to: { ...there, page: target.id, ...more }, move },
      },
      refused: { type: 'TransferRefused', data: { ...here, reason } },
      confirmed: { type: 'TransferConfirmed', data: { ...reserved, move } },
      released: { type: 'TransferReleased', data: reserved },
    };
  }

  get #practitioner() {
    return { practitionerId: this.address.practitionerId };
  }

  #place(at: At): Placement {
    return typeof at === 'string' ? this.place([at]) : at;
  }

  #visit(name: string, patientId: string) {
    return { appointmentId: this.appointment(name), patientId, ...this.#practitioner };
  }

  #placed(name: string, patientId: string, at: At) {
    return { ...this.#visit(name, patientId), ...this.#place(at) };
  }

  #hold(name: string, holderId: string, at: At) {
    return { appointmentId: this.appointment(name), ...this.#practitioner, ...this.#place(at), holderId };
  }
}
