import { createHash } from 'node:crypto';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { CancelledBy } from '@daybook/contracts/cancellation.ts';
import { appointmentId, slotId, type PageAddress } from '@daybook/contracts/page-address.ts';
import type { Specialty } from '@daybook/contracts/specialties.ts';
import { dayStream, patientStream, practitionerStream } from '@daybook/contracts/stream-names.ts';

/** Ids that are the same in every run. */
const hex = (seed: string) => createHash('sha256').update(seed).digest('hex');
export const testId = (seed: string): string => {
  const h = hex(seed);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
};

/** A time on a page, as events tell it. */
export interface TestSlot {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
}

/** One page of a practitioner: makes the events of that day. */
export class TestPage {
  readonly address: PageAddress;
  readonly stream: string;

  constructor(practitionerId: string, date: string) {
    this.address = { practitionerId, date };
    this.stream = dayStream(this.address);
  }

  /** Half an hour from `time` (HH:MM, UTC). */
  slot(time: string): TestSlot {
    const { date } = this.address;
    const start = new Date(`${date}T${time}:00.000Z`);
    return {
      slotId: slotId(this.address, hex(`${date}${time}`).slice(0, 12)),
      start: start.toISOString(),
      end: new Date(start.getTime() + 1_800_000).toISOString(),
    };
  }

  appointment(name: string): string {
    return appointmentId(this.address, hex(name).slice(0, 12));
  }

  opened(...times: string[]): DaybookEvent {
    const { practitionerId } = this.address;
    return { type: 'SlotOpened', data: { practitionerId, slots: times.map((time) => this.slot(time)) } };
  }

  closed(time: string): DaybookEvent {
    return { type: 'SlotClosed', data: { practitionerId: this.address.practitionerId, ...this.slot(time) } };
  }

  booked(name: string, patientId: string, time: string, reason?: string): DaybookEvent {
    return {
      type: 'AppointmentBooked',
      data: { ...this.#visit(name, patientId), ...this.slot(time), ...(reason === undefined ? {} : { reason }) },
    };
  }

  moved(name: string, patientId: string, from: string, to: string, move: number): DaybookEvent {
    const [before, after] = [this.slot(from), this.slot(to)];
    return { type: 'AppointmentRescheduled', data: { ...this.#visit(name, patientId), from: before, to: after, move } };
  }

  cancelled(name: string, patientId: string, time: string, by: CancelledBy): DaybookEvent {
    return { type: 'AppointmentCancelled', data: { ...this.#visit(name, patientId), ...this.slot(time), by } };
  }

  #visit(name: string, patientId: string) {
    const { practitionerId } = this.address;
    return { appointmentId: this.appointment(name), patientId, practitionerId };
  }
}

/** A practitioner's first event, and its stream. */
export function practitionerRegistered(
  name: string,
  specialty: Specialty = 'Dentist',
): { readonly id: string; readonly stream: string; readonly event: DaybookEvent } {
  const id = testId(name);
  const data = {
    practitionerId: id,
    name,
    specialty,
    degree: 'MD',
    experience: 7,
    about: `About ${name}`,
    address: ['1 Main Street', 'Springfield'],
    fee: { amount: 4_500, currency: 'EUR' },
    bookZone: 'Europe/Berlin',
  };
  return { id, stream: practitionerStream(id), event: { type: 'PractitionerRegistered', data } };
}

/** A patient's first event, and its stream. */
export function patientRegistered(
  name: string,
  phone?: string,
): { readonly id: string; readonly stream: string; readonly event: DaybookEvent } {
  const id = testId(name);
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const data = { patientId: id, name, email, ...(phone === undefined ? {} : { phone }) };
  return { id, stream: patientStream(id), event: { type: 'PatientRegistered', data } };
}
