import type { Personal } from '@daybook/contracts/events/personal.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import { unseal } from '@daybook/platform/sealing/seal.ts';
import type { NotifierDatabase } from '../database/notifier-tables.ts';

/** Something a message needs is not there yet; it will be tried again. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/** The person was erased: there is nobody to be told any more. */
export class Erased extends Error {
  override readonly name = 'Erased';
}

/** The person gave no address: there is nowhere to send it. */
export class NoAddress extends Error {
  override readonly name = 'NoAddress';
}

export interface PatientContact {
  readonly name: string;
  /** Absent for who was noted at the desk without one. */
  readonly email?: string;
}

export interface PractitionerContact {
  readonly name: string;
  readonly zone: string;
  readonly address: readonly string[];
}

/** What a message says of a visit besides its time. */
export interface VisitPlace {
  readonly visitType?: string;
  /** The clinic, if the visit is at one. */
  readonly location?: { readonly zone: string; readonly address: readonly string[] };
}

/** What people are called, and where patients are reached. */
export interface People {
  /**
   * A patient's name and address, opened.
   * @throws NotYet, Erased, or whatever the database or the key store gave
   */
  patient(patientId: string): Promise<PatientContact>;
  /** @throws NotYet */
  practitioner(practitionerId: string): Promise<PractitionerContact>;
  /** What and where a visit is now; nothing of one that is not known. */
  visit(appointmentId: string): Promise<VisitPlace>;
}

/** Looks up who people are at the moment of sending. */
export class Contacts implements People {
  readonly #database: NotifierDatabase;
  readonly #keyring: Keyring;

  constructor(database: NotifierDatabase, keyring: Keyring) {
    this.#database = database;
    this.#keyring = keyring;
  }

  async patient(patientId: string): Promise<PatientContact> {
    const row = await this.#database
      .selectFrom('notifier.patient_contact')
      .selectAll()
      .where('patient_id', '=', patientId)
      .executeTakeFirst();
    if (row === undefined) throw new NotYet('the registration of the patient has not arrived yet');
    const open = async (field: string, value: Personal): Promise<string> => {
      if (typeof value === 'string') return value;
      const text = await unseal(this.#keyring, { subject: patientId, eventId: row.event_id, field }, value);
      if (text === undefined) throw new Erased('the patient was erased');
      return text;
    };
    const name = await open('name', row.name);
    return row.email === null ? { name } : { name, email: await open('email', row.email) };
  }

  async practitioner(practitionerId: string): Promise<PractitionerContact> {
    const row = await this.#database
      .selectFrom('notifier.practitioner')
      .selectAll()
      .where('practitioner_id', '=', practitionerId)
      .executeTakeFirst();
    if (row === undefined) throw new NotYet('the registration of the practitioner has not arrived yet');
    return { name: row.name, zone: row.book_zone, address: row.address };
  }

  async visit(appointmentId: string): Promise<VisitPlace> {
    const row = await this.#database
      .selectFrom('notifier.visit as visit')
      .leftJoin('notifier.location as location', 'location.location_id', 'visit.location_id')
      .select(['visit.visit_type', 'location.name', 'location.address', 'location.zone'])
      .where('visit.appointment_id', '=', appointmentId)
      .executeTakeFirst();
    if (row === undefined) return {};
    const { visit_type: visitType, name, address, zone } = row;
    return {
      ...(visitType === null ? {} : { visitType }),
      ...(name === null || address === null || zone === null
        ? {}
        : { location: { zone, address: [name, ...address] } }),
    };
  }

  /** @throws NotYet while the practitioner has no active account, or the accounts are not there at all */
  async practitionerEmail(practitionerId: string): Promise<string> {
    try {
      const row = await this.#database
        .selectFrom('identity.account')
        .select('email')
        .where('person', '=', practitionerId)
        .where('role', '=', 'practitioner')
        .where('status', '=', 'active')
        .executeTakeFirst();
      if (row !== undefined) return row.email;
    } catch (error) {
      // Schema or table missing: command-api has never been started on this database.
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== '42P01' && code !== '3F000') throw error;
    }
    throw new NotYet('the practitioner has no active account yet');
  }

  /** The same, each person looked up once: for one list with the same people in many rows. */
  remembering(): People {
    const patients = new Map<string, Promise<PatientContact>>();
    const practitioners = new Map<string, Promise<PractitionerContact>>();
    const visits = new Map<string, Promise<VisitPlace>>();
    return {
      patient: (id) => remembered(patients, id, () => this.patient(id)),
      practitioner: (id) => remembered(practitioners, id, () => this.practitioner(id)),
      visit: (id) => remembered(visits, id, () => this.visit(id)),
    };
  }
}

function remembered<T>(known: Map<string, Promise<T>>, id: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(id) ?? find();
  known.set(id, found);
  return found;
}
