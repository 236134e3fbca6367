import { randomBytes, randomUUID } from 'node:crypto';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { appointmentId, slotId } from '@daybook/contracts/page-address.ts';
import { dayStream, patientStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
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
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
}

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
        return { id, type, data: { ...definition?.schema.parse(stored) }, metadata: { schemaVersion: 1 } };
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

  openSlots(doctor: Doctor, indexes: readonly number[]): Promise<bigint> {
    const slots = this.#slots(doctor, indexes);
    return this.append(this.#page(doctor), { type: 'SlotOpened', data: { practitionerId: doctor.id, slots } });
  }

  closeSlot(doctor: Doctor, index: number): Promise<bigint> {
    const slots = this.#slots(doctor, [index]);
    return this.append(
      this.#page(doctor),
      ...slots.map((slot) => ({ type: 'SlotClosed' as const, data: { practitionerId: doctor.id, ...slot } })),
    );
  }

  async book(doctor: Doctor, patient: Patient, index = 1): Promise<Visit & { readonly position: bigint }> {
    const address = { practitionerId: doctor.id, date };
    const visit: Visit = {
      appointmentId: appointmentId(address, nonce()),
      patientId: patient.id,
      practitionerId: doctor.id,
      slotId: slotId(address, nonce()),
      ...halfHour(index),
    };
    const data = { ...visit, reason: 'secret toothache' };
    const position = await this.append(this.#page(doctor), { type: 'AppointmentBooked', data });
    return { ...visit, position };
  }

  /** `count` visits of a new doctor and a new patient, one after the other. */
  async bookMany(count: number): Promise<void> {
    const [doctor, patient] = [await this.addDoctor(), await this.addPatient()];
    for (let index = 0; index < count; index++) await this.book(doctor, patient, index % 16);
  }

  async move(doctor: Doctor, visit: Visit, index: number, move = 1): Promise<Visit> {
    const to = { slotId: slotId({ practitionerId: doctor.id, date }, nonce()), ...halfHour(index) };
    const { appointmentId: id, patientId, practitionerId, slotId: old, start, end } = visit;
    await this.append(this.#page(doctor), {
      type: 'AppointmentRescheduled',
      data: { appointmentId: id, patientId, practitionerId, from: { slotId: old, start, end }, to, move },
    });
    return { ...visit, ...to };
  }

  cancel(doctor: Doctor, visit: Visit, by: 'patient' | 'practitioner' | 'admin'): Promise<bigint> {
    const { appointmentId: id, patientId, practitionerId, slotId: slot, start, end } = visit;
    const data = { appointmentId: id, patientId, practitionerId, slotId: slot, start, end, by };
    return this.append(this.#page(doctor), { type: 'AppointmentCancelled', data });
  }
}
