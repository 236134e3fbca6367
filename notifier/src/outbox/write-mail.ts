import type { Selectable } from 'kysely';
import { NoAddress, type Contacts } from '../contact/find-contact.ts';
import type { NotificationTable } from '../database/notifier-tables.ts';
import { draft, type Parties } from '../message/draft.ts';
import { english } from '../message/english.ts';
import { renderMail } from '../message/render-mail.ts';
import { detailsOf, findParties } from './find-parties.ts';
import type { Mail } from './mailer.ts';

/** What the reader is called. */
function nameOf({ reader, doctor, formerDoctor, patientName }: Parties): string {
  if (reader === 'patient') return patientName ?? '';
  return reader === 'practitioner' ? doctor.name : (formerDoctor?.name ?? '');
}

/**
 * Writes the mail of a row of the outbox. Its Message-ID follows from the row, so a mail that is sent twice around a crash
 * says that it is the same.
 * @throws NotYet, Erased, NoAddress
 */
export async function writeMail(
  contacts: Contacts,
  row: Selectable<NotificationTable>,
  publicUrl: string,
  domain: string,
): Promise<Mail> {
  const details = detailsOf(row);
  const parties = await findParties(contacts, row, details);
  const address =
    parties.reader === 'patient' ? parties.patientContact?.email : await contacts.practitionerEmail(row.recipient_id);
  if (address === undefined) throw new NoAddress('the patient has no e-mail address');
  const to = { name: nameOf(parties), address };
  const body = renderMail(draft(details, parties, english), parties, to.name, publicUrl, english);
  return { ...body, to, messageId: `<${row.id}@${domain}>` };
}
