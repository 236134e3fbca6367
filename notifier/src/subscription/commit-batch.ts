import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { NotifierDatabase } from '../database/notifier-tables.ts';
import { eventRegistry } from '../event-registry.ts';
import { intentsOf } from '../intent/intents-of.ts';
import { keepState } from '../intent/keep-state.ts';
import { lastPushes, pushesOf, type Push } from '../live/pushes-of.ts';
import type { JobQueue } from '../outbox/job-queue.ts';
import { writeOutbox } from '../outbox/write-outbox.ts';
import { advanceCheckpoint, type Checkpoint } from './checkpoint.ts';

interface ReadEvent {
  readonly stored: StoredEvent;
  /** Undefined when this program does not know the type. */
  readonly event: DaybookEvent | undefined;
}

/** Reads events up to the first that cannot be read: what is before it is committed first. */
function readEvents(batch: readonly StoredEvent[]): ReadEvent[] {
  const events: ReadEvent[] = [];
  for (const stored of batch) {
    try {
      const decoded = eventRegistry.decode(stored);
      events.push({ stored, event: decoded.known ? decoded.event : undefined });
    } catch (error) {
      if (events.length === 0) throw error;
      return events;
    }
  }
  return events;
}

/** What is committed, and what to tell the pages that are open. */
export interface Committed {
  readonly checkpoint: Checkpoint;
  readonly pushes: readonly Push[];
}

/**
 * Commits a batch, or the readable part at its beginning: state, outbox, jobs and checkpoint in one transaction. Events up to
 * `activeFrom` build state only.
 * @throws SchemaTooNew, UnreadableEvent at the first event; whatever the database gave, with nothing committed
 */
export async function commitBatch(
  connection: NotifierDatabase,
  queue: JobQueue,
  from: Checkpoint,
  batch: readonly StoredEvent[],
): Promise<Committed> {
  const events = readEvents(batch);
  const last = events.at(-1);
  if (last === undefined) return { checkpoint: from, pushes: [] };
  const current = events.flatMap(({ stored, event }) =>
    event !== undefined && stored.position > from.activeFrom ? [{ stored, event }] : [],
  );
  const checkpoint = await connection.transaction().execute(async (transaction) => {
    for (const { stored, event } of events) {
      if (event === undefined) await noteSkipped(transaction, stored);
      else await keepState(transaction, event, stored);
    }
    const intents = current.flatMap(({ stored, event }) =>
      intentsOf(event).map((intent) => ({ intent, source: stored })),
    );
    await queue.enqueue(transaction, await writeOutbox(transaction, intents));
    return advanceCheckpoint(transaction, from, last.stored);
  });
  return { checkpoint, pushes: lastPushes(current.flatMap(({ stored, event }) => pushesOf(event, stored.position))) };
}

async function noteSkipped(database: NotifierDatabase, { position, id, stream, type }: StoredEvent): Promise<void> {
  await database
    .insertInto('notifier.skipped')
    .values({ position, event_id: id, stream, type })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
