import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreUnavailable, OutcomeUnknown, WrongExpectedRevision } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import type { IdentityDatabase, Registration } from './identity-schema.ts';

/** The log could not be reached in time: the account stays pending and is driven on later. */
export class ActivationDelayed extends Error {}

const patience = 5_000;

async function appendFirst(store: EventStore, { stream, event }: Registration): Promise<bigint> {
  const until = performance.now() + patience;
  for (let attempt = 0; performance.now() < until; attempt++) {
    try {
      return (await store.append(stream, 'no_stream', [event])).position;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) {
        const [first] = await store.load(stream, 0n, 1);
        if (first?.id === event.id) return first.position;
        throw error;
      }
      if (!(error instanceof OutcomeUnknown) && !(error instanceof EventStoreUnavailable)) throw error;
    }
    await pause(Math.random() * Math.min(250, 10 * 2 ** attempt));
  }
  throw new ActivationDelayed('the event store did not answer in time');
}

/**
 * Appends a pending account's registration event and makes it active. Safe to repeat, from anywhere, at any time.
 * @returns the event's position
 * @throws ActivationDelayed
 */
export async function activateAccount(
  store: EventStore,
  database: IdentityDatabase,
  account: { readonly account_id: string; readonly registration: Registration },
): Promise<bigint> {
  const position = await appendFirst(store, account.registration);
  await database
    .updateTable('identity.account')
    .set({ status: 'active', registration: null })
    .where('account_id', '=', account.account_id)
    .execute();
  return position;
}

/** Drives on what a crash left pending for longer than `olderThanMs`; one that fails does not hold up the others. */
export async function activatePending(
  store: EventStore,
  database: IdentityDatabase,
  logger: Logger,
  olderThanMs: number,
): Promise<void> {
  const pending = await database
    .selectFrom('identity.account')
    .select(['account_id', 'registration'])
    .where('status', '=', 'pending')
    .where('created_at', '<', new Date(Date.now() - olderThanMs))
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
  for (const { account_id, registration } of pending) {
    if (registration === null) continue;
    try {
      await activateAccount(store, database, { account_id, registration });
    } catch (error) {
      logger.warn({ err: error, account: account_id }, 'an account stays pending');
    }
  }
}
