import { setTimeout as sleep } from 'node:timers/promises';
import { v4 } from 'uuid';
import * as z from 'zod';
import { OutcomeUnknown, UnreadableEvent, WrongExpectedRevision } from './errors.ts';
import type { EventStore } from './event-store.ts';

const StoreCreated = z.object({ storeId: z.string().min(1) });
const ATTEMPTS = 5;

/**
 * The id of the log connected to: the first event of `stream`, written now if there is none. Several processes may ask
 * at the same moment and all get the same answer.
 *
 * @throws UnreadableEvent the stream begins with something else
 * @throws OutcomeUnknown five attempts told nothing
 */
export async function storeIdentity(store: EventStore, makeId: () => string, stream: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const found = await readIdentity(store, stream);
    if (found !== undefined) return found;
    const created = { id: v4(), type: 'StoreCreated', data: { storeId: makeId() }, metadata: { schemaVersion: 1 } };
    try {
      await store.append(stream, 'no_stream', [created]);
      return created.data.storeId;
    } catch (error) {
      // Somebody else was first, or it may have been written: read again, whatever is first in the stream is the id.
      if (error instanceof WrongExpectedRevision) continue;
      if (!(error instanceof OutcomeUnknown) || attempt >= ATTEMPTS) throw error;
      await sleep(100 * attempt);
    }
  }
}

async function readIdentity(store: EventStore, stream: string): Promise<string | undefined> {
  const [first] = await store.load(stream, 0n, 1);
  if (first === undefined) return undefined;
  const parsed = StoreCreated.safeParse(first.data);
  if (first.type === 'StoreCreated' && parsed.success) return parsed.data.storeId;
  throw new UnreadableEvent(first, 'the identity stream must begin with StoreCreated{storeId}');
}

/** The event a checkpoint names: the last one that was committed with it. */
export interface CheckpointEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly eventId: string;
}

/** Whether the event a checkpoint names is still where it was. If not, the log is another one or was restored. */
export async function checkpointStillThere(store: EventStore, checkpoint: CheckpointEvent): Promise<boolean> {
  const [event] = await store.load(checkpoint.stream, checkpoint.revision, 1);
  return event !== undefined && event.revision === checkpoint.revision && event.id === checkpoint.eventId;
}
