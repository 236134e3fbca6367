import type { AllStreamSubscription, ResolvedEvent, StreamSubscription } from '@eventstore/db-client';

/** Everything that a read sends. */
export async function all<T>(read: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of read) items.push(item);
  return items;
}

/** The revisions of a stream that a read sends. */
export async function revisions(read: AsyncIterable<ResolvedEvent>): Promise<bigint[]> {
  return (await all(read)).flatMap(({ event }) => (event === undefined ? [] : [event.revision]));
}

/** The error that a promise ends with. */
export async function failure(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return { ...Object.fromEntries(Object.entries(error)), message: error.message };
    throw error;
  }
  throw new Error('It was expected to fail, and succeeded.');
}

/** The first events of a subscription; it is ended afterwards. */
export async function first<T>(
  subscription: (StreamSubscription | AllStreamSubscription) & AsyncIterable<T>,
  count: number,
): Promise<T[]> {
  const items: T[] = [];
  try {
    for await (const item of subscription) {
      items.push(item);
      if (items.length >= count) break;
    }
  } finally {
    await subscription.unsubscribe();
  }
  return items;
}

/** Waits until a subscription says that it caught up. */
export function untilCaughtUp(subscription: StreamSubscription | AllStreamSubscription): Promise<void> {
  return new Promise((resolve, reject) => {
    subscription.on('caughtUp', () => resolve());
    subscription.on('error', reject);
  });
}

/** The numbers from a first one up to, but without, a last one. */
export function range(from: number, to: number): bigint[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => BigInt(from + index));
}
