import type { Selectable } from 'kysely';
import { Erased, type PatientContact, type People } from '../contact/find-contact.ts';
import type { NotificationTable } from '../database/notifier-tables.ts';
import { details as detailsSchema, type Details } from '../intent/details.ts';
import type { Parties } from '../message/draft.ts';
import type { Reader } from '../message/reader.ts';

/** The part of a row of the outbox that says what it is about, and to whom. */
type Addressed = Pick<Selectable<NotificationTable>, 'details' | 'recipient_kind' | 'recipient_id'>;

/** The message a row of the outbox is about. */
export const detailsOf = (row: Pick<Selectable<NotificationTable>, 'details'>): Details =>
  detailsSchema.parse(row.details);

/** In whose eyes a row of the outbox is written. */
export function readerOf(row: Addressed, details: Details): Reader {
  const former = 'fromPractitionerId' in details ? details.fromPractitionerId : undefined;
  return row.recipient_kind === 'practitioner' && row.recipient_id === former
    ? 'former-practitioner'
    : row.recipient_kind;
}

/**
 * Everybody a message names.
 * @throws NotYet; Erased only when the reader is the one who was erased
 */
export async function findParties(
  people: People,
  row: Addressed,
  details: Details,
): Promise<Parties & { readonly patientContact?: PatientContact }> {
  const reader = readerOf(row, details);
  const { name, zone, address } = await people.practitioner(details.practitionerId);
  if (!('patientId' in details)) return { reader, doctor: { name }, zone, address };
  const former = 'fromPractitionerId' in details ? details.fromPractitionerId : undefined;
  const formerDoctor = former === undefined ? undefined : await people.practitioner(former);
  const { visitType, location } = await people.visit(details.appointmentId);
  const place = location ?? { zone, address };
  const parties = {
    reader,
    doctor: { name },
    ...(formerDoctor === undefined ? {} : { formerDoctor }),
    zone: reader === 'former-practitioner' ? (formerDoctor?.zone ?? zone) : place.zone,
    address: place.address,
    ...(visitType === undefined ? {} : { visitType }),
  };
  try {
    const patientContact = await people.patient(details.patientId);
    return { ...parties, patientName: patientContact.name, patientContact };
  } catch (error) {
    // The practitioner is told of the time all the same.
    if (error instanceof Erased && reader !== 'patient') return parties;
    throw error;
  }
}
