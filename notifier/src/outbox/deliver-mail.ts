import type { Logger } from '@daybook/platform/logger.ts';
import { isConnectionError } from '@daybook/platform/postgres/is-connection-error.ts';
import { sql, type Selectable, type UpdateObject } from 'kysely';
import { Erased, NoAddress, NotYet, type Contacts } from '../contact/find-contact.ts';
import type { NotificationTable, NotifierDatabase, NotifierTables } from '../database/notifier-tables.ts';
import { countMail } from '../metrics.ts';
import { explainFailure, withoutAddresses } from './explain-failure.ts';
import type { Attempt } from './job-queue.ts';
import { mailDomain, type Mailer } from './mailer.ts';
import { whyNotTrue } from './still-true.ts';
import { detailsOf, readerOf } from './find-parties.ts';
import { writeMail } from './write-mail.ts';

/** What sending needs. */
export interface Delivery {
  /** Its own connections: each mail holds one while it is being sent. */
  readonly database: NotifierDatabase;
  readonly contacts: Contacts;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly mailFrom: string;
  readonly logger: Logger;
}

type Change = UpdateObject<NotifierTables, 'notifier.notification'>;

const done: Attempt = { outcome: 'done' };

/**
 * Sends one message, if it is still to be sent and still true, and notes in its row what came of it. The row is locked from
 * before the mail until after the note: two workers that have the same job, because one was thought dead, never both send.
 * A process that dies in between leaves the row as it was, and the same Message-ID goes out once more.
 */
export async function deliverMail(delivery: Delivery, id: string): Promise<Attempt> {
  const { database, logger } = delivery;
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('notifier.notification')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return { outcome: 'retry', reason: 'another worker has the message in hand' };
    if (row.status === 'SENT' || row.status === 'CANCELLED') return done;
    const { change, attempt } = await send(delivery, transaction, row);
    await transaction.updateTable('notifier.notification').set(change).where('id', '=', id).execute();
    if (attempt.outcome !== 'done') {
      logger.info({ message: id, attempts: row.attempts + 1, reason: attempt.reason }, 'a mail was not sent');
    }
    return attempt;
  });
}

async function send(
  { contacts, mailer, publicUrl, mailFrom }: Delivery,
  transaction: NotifierDatabase,
  row: Selectable<NotificationTable>,
): Promise<{ change: Change; attempt: Attempt }> {
  const attempts = row.attempts + 1;
  const cancelled = (reason: string) => {
    countMail('cancelled');
    return { change: { status: 'CANCELLED' as const, last_error: reason }, attempt: done };
  };
  const later = (reason: string) => ({
    change: { attempts, last_error: reason },
    attempt: { outcome: 'retry' as const, reason },
  });
  const details = detailsOf(row);
  const untrue = whyNotTrue(details, await findVisit(transaction, row.appointment_id), readerOf(row, details));
  if (untrue !== undefined) return cancelled(untrue);
  let mail;
  try {
    mail = await writeMail(contacts, row, publicUrl, mailDomain(mailFrom));
  } catch (error) {
    // Neither the row nor anything else can be written now: the job is tried again as it is.
    if (isConnectionError(error)) throw error;
    if (error instanceof Erased || error instanceof NoAddress) return cancelled(error.message);
    if (error instanceof NotYet) return later(`not yet: ${error.message}`);
    return later(`the mail cannot be written: ${withoutAddresses(String(error))}`);
  }
  try {
    await mailer.send(mail);
  } catch (error) {
    const { reason, permanent } = explainFailure(error);
    countMail('failed');
    return {
      change: { status: 'FAILED', attempts, last_error: reason },
      attempt: { outcome: permanent ? 'dead' : 'retry', reason },
    };
  }
  countMail('sent');
  return { change: { status: 'SENT', attempts, last_error: null, sent_at: sql<Date>`now()` }, attempt: done };
}

async function findVisit(transaction: NotifierDatabase, appointmentId: string | null) {
  if (appointmentId === null) return undefined;
  return transaction
    .selectFrom('notifier.visit')
    .selectAll()
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst();
}
