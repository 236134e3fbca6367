import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { NotifierDatabase } from '../database/notifier-tables.ts';
import type { Intent } from '../intent/intents-of.ts';
import { dedupeKey, messageKeyId } from './message-key.ts';

/** An intent and the event it comes from. */
export interface SourcedIntent {
  readonly intent: Intent;
  readonly source: StoredEvent;
}

/**
 * Writes messages into the outbox; those that are there already stay as they are.
 * @returns the ids of the new ones that a worker has to send
 */
export async function writeOutbox(database: NotifierDatabase, intents: readonly SourcedIntent[]): Promise<string[]> {
  if (intents.length === 0) return [];
  const rows = intents.map(({ intent, source }) => {
    const { details, recipient, channel } = intent;
    const key = dedupeKey(source.id, intent);
    return {
      id: messageKeyId(key),
      dedupe_key: key,
      event_id: source.id,
      position: source.position,
      type: details.type,
      channel,
      recipient_kind: recipient.kind,
      recipient_id: recipient.id,
      appointment_id: 'appointmentId' in details ? details.appointmentId : null,
      details: JSON.stringify(details),
      last_error: null,
      redriven_by: null,
      // In the app, to be written is to be delivered.
      ...(channel === 'in-app'
        ? { status: 'SENT' as const, sent_at: new Date() }
        : { status: 'RECEIVED' as const, sent_at: null }),
    };
  });
  const written = await database
    .insertInto('notifier.notification')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'channel'])
    .execute();
  return written.filter(({ channel }) => channel === 'email').map(({ id }) => id);
}
