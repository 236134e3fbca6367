import type { Selectable } from 'kysely';
import { Erased, type Contacts, type People } from '../contact/find-contact.ts';
import type { NotificationTable } from '../database/notifier-tables.ts';
import { details as detailsSchema, type Details } from '../intent/details.ts';
import { draft, type Parties } from '../message/draft.ts';
import { english } from '../message/english.ts';
import { renderMail } from '../message/render-mail.ts';
import type { Mail } from './mailer.ts';

/** The message a row of the outbox is about. */
export const detailsOf = (row: Pick<Selectable<NotificationTable>, 'details'>): Details =>
  detailsSchema.parse(row.details);

/**
 * Everybody a message names.
 * @throws NotYet; Erased only when the reader is the one who was erased
 */
export async function findParties(
  people: People,
  details: Details,
  reader: Parties['reader'],
): Promise<Parties & { readonly patientEmail?: string }> {
  const doctor = await people.practitioner(details.practitionerId);
  if (!('patientId' in details)) return { reader, doctor };
  try {
    const { name, email } = await people.patient(details.patientId);
    return { reader, doctor, patientName: name, patientEmail: email };
  } catch (error) {
    // The practitioner is told of the time all the same.
    if (error instanceof Erased && reader === 'practitioner') return { reader, doctor };
    throw error;
  }
}

/**
 * Writes the mail of a row of the outbox. Its Message-ID follows from the row, so a mail that is sent twice around a crash
 * says that it is the same.
 * @throws NotYet, Erased
 */
export async function writeMail(
  contacts: Contacts,
  row: Selectable<NotificationTable>,
  publicUrl: string,
  domain: string,
): Promise<Mail> {
  const details = detailsOf(row);
  const reader = row.recipient_kind;
  const parties = await findParties(contacts, details, reader);
  const to =
    reader === 'patient'
      ? { name: parties.patientName ?? '', address: parties.patientEmail ?? '' }
      : { name: parties.doctor.name, address: await contacts.practitionerEmail(details.practitionerId) };
  const body = renderMail(draft(details, parties, english), parties, to.name, publicUrl, english);
  return { ...body, to, messageId: `<${row.id}@${domain}>` };
}
