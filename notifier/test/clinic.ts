import { randomBytes, randomUUID } from 'node:crypto';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { appointmentId, pageId, slotId } from '@daybook/contracts/page-address.ts';
import { onOneSlot, type Placement } from '@daybook/contracts/placement.ts';
import { dayStream, locationStream, patientStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import { seal } from '@daybook/platform/sealing/seal.ts';
import { sql } from 'kysely';
import type { NotifierDatabase } from '../src/database/notifier-tables.ts';
import { eventRegistry } from '../src/event-registry.ts';

export interface Doctor {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}
export interface Patient {
  readonly id: string;
  readonly email: string;
}
export interface Visit {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly place: Placement;
}

/** An event that says no more than which visit, and where it stands. */
type Step =
  | 'PatientArrived'
  | 'PatientCheckedIn'
  | 'AppointmentFulfilled'
  | 'NoShowRecorded'
  | 'AppointmentEnteredInError';

const date = '2026-11-24';
const nonce = () => randomBytes(6).toString('hex');

/** Half-hours of the page, from 08:00 UTC, which is 09:00 in Berlin. */
const halfHour = (index: number) => {
  const at = (n: number) => new Date(Date.parse(`${date}T08:00:00Z`) + n * 1_800_000).toISOString();
  return { start: at(index), end: at(index + 1) };
};

/** Writes events as command-api would, straight into the log. */
export class Clinic {
  readonly #store: EventStore;
  readonly #database: NotifierDatabase;
  readonly #keyring: Keyring;
  readonly #revisions = new Map<string, bigint>();

  constructor(store: EventStore, database: NotifierDatabase, keyring: Keyring) {
    this.#store = store;
    this.#database = database;
    this.#keyring = keyring;
  }

  /** Appends events to a stream, personal fields sealed. @returns the position of the last */
  async append(stream: string, ...events: readonly DaybookEvent[]): Promise<bigint> {
    const prepared = await Promise.all(
      events.map(async ({ type, data }) => {
        const definition = eventRegistry.definition(type);
        const id = randomUUID();
        const stored: Record<string, unknown> = { ...data };
        for (const field of definition?.personal ?? []) {
          const [text, subject] = [stored[field], stored[definition?.subject ?? '']];
          if (typeof text !== 'string' || typeof subject !== 'string') continue;
          stored[field] = await seal(this.#keyring, { subject, eventId: id, field }, text);
        }
        const metadata = { schemaVersion: definition?.version ?? 1 };
        return { id, type, data: { ...definition?.schema.parse(stored) }, metadata };
      }),
    );
    const { revision, position } = await this.#store.append(
      stream,
      this.#revisions.get(stream) ?? 'no_stream',
      prepared,
    );
    this.#revisions.set(stream, revision);
    return position;
  }

  async addAccount(person: string, role: 'patient' | 'practitioner', email: string): Promise<void> {
    // The columns of command-api's table that are read here.
    await sql`create schema if not exists identity`.execute(this.#database);
    await sql`create table if not exists identity.account (
      account_id uuid primary key, email text not null unique, role text not null, person uuid, status text not null)`.execute(
      this.#database,
    );
    await sql`insert into identity.account values (${randomUUID()}, ${email}, ${role}, ${person}, 'active')`.execute(
      this.#database,
    );
  }

  async addDoctor({ name = 'Dr. Ada <i>Weiß</i>', account = true } = {}): Promise<Doctor> {
    const id = randomUUID();
    const email = `${id}@practice.example`;
    if (account) await this.addAccount(id, 'practitioner', email);
    await this.append(practitionerStream(id), {
      type: 'PractitionerRegistered',
      data: {
        practitionerId: id,
        name,
        specialty: 'Dentist',
        degree: 'DDS',
        experience: 5,
        about: '',
        address: ['Lindenstraße 1', 'Berlin'],
        fee: { amount: 5_000, currency: 'EUR' },
        bookZone: 'Europe/Berlin',
        verified: true,
      },
    });
    return { id, email, name };
  }

  /** An id and an address, not registered yet. */
  newPatient(): Patient {
    const id = randomUUID();
    return { id, email: `${id}@patient.example` };
  }

  async register({ id, email }: Patient, name = 'Zoë "<script>" Ångström'): Promise<Patient> {
    await this.append(patientStream(id), { type: 'PatientRegistered', data: { patientId: id, name, email } });
    return { id, email };
  }

  /** A patient without an e-mail address. */
  async notePatient(name = 'Carl'): Promise<Patient> {
    const { id } = this.newPatient();
    await this.append(patientStream(id), { type: 'PatientRegistered', data: { patientId: id, name } });
    return { id, email: '' };
  }

  /** A clinic; its clocks are an hour behind Berlin's. @returns its id */
  async addLocation(name: string): Promise<string> {
    const locationId = randomUUID();
    const data = { locationId, name, address: ['2 High Street', 'London'], zone: 'Europe/London' };
    await this.append(locationStream(locationId), { type: 'LocationOpened', data });
    return locationId;
  }

  addPatient(name?: string): Promise<Patient> {
    return this.register(this.newPatient(), name);
  }

  #page(doctor: Doctor): string {
    return dayStream({ practitionerId: doctor.id, date });
  }

  #slots(doctor: Doctor, indexes: readonly number[]) {
    return indexes.map((index) => ({
      slotId: slotId({ practitionerId: doctor.id, date }, nonce()),
      ...halfHour(index),
    }));
  }

  openSlots(doctor: Doctor, indexes: readonly number[], source: 'hand' | 'hours' = 'hand'): Promise<bigint> {
    const slots = this.#slots(doctor, indexes);
    return this.append(this.#page(doctor), { type: 'SlotOpened', data: { practitionerId: doctor.id, source, slots } });
  }

  closeSlot(doctor: Doctor, index: number, source: 'hand' | 'hours' = 'hand'): Promise<bigint> {
    const slots = this.#slots(doctor, [index]);
    return this.append(
      this.#page(doctor),
      ...slots.map((slot) => ({ type: 'SlotClosed' as const, data: { practitionerId: doctor.id, source, ...slot } })),
    );
  }

  #place(doctor: Doctor, index: number, locationId?: string): Placement {
    const place = onOneSlot({ slotId: slotId({ practitionerId: doctor.id, date }, nonce()), ...halfHour(index) });
    return locationId === undefined ? place : { ...place, locationId };
  }

  async book(
    doctor: Doctor,
    patient: Patient,
    index = 1,
    { locationId, visitType }: { locationId?: string; visitType?: string } = {},
  ): Promise<Visit & { readonly position: bigint }> {
    const place = this.#place(doctor, index, locationId);
    const address = { practitionerId: doctor.id, date };
    const ids = { appointmentId: appointmentId(address, nonce()), patientId: patient.id, practitionerId: doctor.id };
    const kind = { visitTypeId: randomUUID(), duration: 30, bufferBefore: 0, bufferAfter: 0 };
    const details = visitType === undefined ? {} : { details: { visitType: { ...kind, name: visitType } } };
    const data = { ...ids, ...place, ...details, reason: 'secret toothache' };
    const position = await this.append(this.#page(doctor), { type: 'AppointmentBooked', data });
    return { ...ids, place, position };
  }

  /** `count` visits of a new doctor and a new patient, one after the other. */
  async bookMany(count: number): Promise<void> {
    const [doctor, patient] = [await this.addDoctor(), await this.addPatient()];
    for (let index = 0; index < count; index++) await this.book(doctor, patient, index % 16);
  }

  async move(doctor: Doctor, visit: Visit, index: number, move = 1): Promise<Visit> {
    const { place: from, appointmentId: id, patientId, practitionerId } = visit;
    const to = this.#place(doctor, index, from.locationId);
    const data = { appointmentId: id, patientId, practitionerId, from, to, move };
    await this.append(this.#page(doctor), { type: 'AppointmentRescheduled', data });
    return { ...visit, place: to };
  }

  /** Two visits of one doctor change places. */
  swap(doctor: Doctor, one: Visit, other: Visit): Promise<bigint> {
    const moved = ({ appointmentId: id, patientId, place: from }: Visit, { place: to }: Visit) => ({
      appointmentId: id,
      patientId,
      from,
      to,
      move: 1,
    });
    const data = { practitionerId: doctor.id, visits: [moved(one, other), moved(other, one)] };
    return this.append(this.#page(doctor), { type: 'AppointmentsSwapped', data });
  }

  /** Moves a visit to another doctor, in every step of it. */
  async transfer(from: Doctor, visit: Visit, to: Doctor, index: number, move = 1): Promise<Visit> {
    const place = this.#place(to, index, visit.place.locationId);
    const page = (doctor: Doctor) => pageId({ practitionerId: doctor.id, date });
    const { appointmentId: id, patientId } = visit;
    const there = { practitionerId: to.id, ...place };
    const reserved = { transferId: randomUUID(), appointmentId: id, patientId, ...there };
    const { transferId } = reserved;
    const write = (doctor: Doctor, event: DaybookEvent) => this.append(this.#page(doctor), event);
    await write(to, { type: 'TransferReserved', data: { ...reserved, sourcePage: page(from), move } });
    const gone = { transferId, appointmentId: id, patientId, practitionerId: from.id, from: visit.place };
    await write(from, { type: 'TransferredOut', data: { ...gone, to: { ...there, page: page(to) }, move } });
    await write(to, { type: 'TransferConfirmed', data: { ...reserved, move } });
    return { ...visit, practitionerId: to.id, place };
  }

  /** A visit wants to move to another doctor, and does not. */
  async refuseTransfer(from: Doctor, visit: Visit, to: Doctor, index: number): Promise<bigint> {
    const { appointmentId: id, patientId } = visit;
    const transferId = randomUUID();
    const there = { transferId, appointmentId: id, patientId, practitionerId: to.id, ...this.#place(to, index) };
    const sourcePage = pageId({ practitionerId: from.id, date });
    await this.append(this.#page(to), { type: 'TransferReserved', data: { ...there, sourcePage, move: 1 } });
    const reason = 'appointment-cancelled';
    await this.append(this.#page(from), {
      type: 'TransferRefused',
      data: { transferId, appointmentId: id, practitionerId: from.id, reason },
    });
    return this.append(this.#page(to), { type: 'TransferReleased', data: there });
  }

  /** Holds a time, which then ends as it is told. */
  async hold(doctor: Doctor, index: number, end?: 'HoldExpired' | 'HoldReleased'): Promise<bigint> {
    const address = { practitionerId: doctor.id, date };
    const id = appointmentId(address, nonce());
    const held = {
      appointmentId: id,
      practitionerId: doctor.id,
      ...this.#place(doctor, index),
      holderId: randomUUID(),
    };
    const expiresAt = '2026-11-20T10:05:00.000Z';
    const position = await this.append(this.#page(doctor), { type: 'AppointmentHeld', data: { ...held, expiresAt } });
    return end === undefined ? position : this.append(this.#page(doctor), { type: end, data: held });
  }

  step(doctor: Doctor, visit: Visit, type: Step): Promise<bigint> {
    return this.append(this.#page(doctor), { type, data: placed(visit) });
  }

  cancel(doctor: Doctor, visit: Visit, by: 'patient' | 'practitioner' | 'admin'): Promise<bigint> {
    return this.append(this.#page(doctor), { type: 'AppointmentCancelled', data: { ...placed(visit), by } });
  }
}

const placed = ({ appointmentId: id, patientId, practitionerId, place }: Visit) => ({
  appointmentId: id,
  patientId,
  practitionerId,
  ...place,
});
