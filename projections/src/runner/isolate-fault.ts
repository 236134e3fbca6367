import { messageOf, PoisonEvent } from '@daybook/event-store/errors.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { isTransient } from './is-transient.ts';
import type { PoisonNote } from './runner-tables.ts';

/** The event a projection cannot get past. */
export class StoppedAt extends PoisonEvent {
  readonly event: StoredEvent;

  constructor(event: StoredEvent, cause: unknown) {
    super(event.id, event.stream, event.revision, cause);
    this.event = event;
  }

  /** What the checkpoint keeps of it. */
  get note(): PoisonNote {
    const { id, type, stream, revision, position } = this.event;
    return {
      eventId: id,
      type,
      stream,
      revision: revision.toString(),
      position: position.toString(),
      message: messageOf(this.cause),
    };
  }
}

/**
 * Runs a batch; when it fails for a reason of its own, runs its events one by one, so that those before the faulty one
 * are done and the faulty one is known.
 * @param mayPass whether to go on behind a faulty event all the same
 * @throws StoppedAt naming the event at fault
 * @throws whatever transient error the database gave
 */
export async function isolateFault(
  batch: readonly StoredEvent[],
  run: (events: readonly StoredEvent[]) => Promise<void>,
  mayPass: (fault: StoppedAt) => boolean = () => false,
): Promise<void> {
  try {
    await run(batch);
    return;
  } catch (error) {
    if (isTransient(error)) throw error;
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      const fault = new StoppedAt(only, error);
      if (mayPass(fault)) return;
      throw fault;
    }
  }
  for (const event of batch) await isolateFault([event], run, mayPass);
}
