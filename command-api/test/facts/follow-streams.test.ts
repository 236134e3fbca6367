import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { EventStoreUnavailable } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { followStreams } from '../../src/facts/follow-streams.ts';
import type { Fold } from '../../src/write-path/stream-state.ts';
import { useStore } from '../test-store.ts';

const bench = useStore();

/** Remembers everything it was folded from, so that an event folded twice shows. */
const listing: Fold<bigint[], bigint> = {
  blank: () => [],
  evolve: (state, revision) => void state.push(revision),
  read: ({ revision }) => revision,
};

/** A stream, the reads of it under way, and gates that hold their answers back. */
function watched() {
  const { store } = bench;
  const stream = `practitioner-${randomUUID()}`;
  const counts = { reads: 0, underWay: 0, most: 0 };
  const gates: Promise<void>[] = [];
  const load: EventStore['load'] = async (...given) => {
    const gate = gates.shift();
    counts.reads++;
    counts.underWay++;
    counts.most = Math.max(counts.most, counts.underWay);
    try {
      const events = await store.load(...given);
      await gate;
      return events;
    } finally {
      counts.underWay--;
    }
  };
  const add = async (revision: bigint) => {
    const event = { id: randomUUID(), type: 'Noted', data: {}, metadata: {} };
    await store.append(stream, revision === 0n ? 'no_stream' : revision - 1n, [event]);
  };
  /** Holds the next read's answer back. */
  const holdBack = () => {
    const gate = Promise.withResolvers<void>();
    gates.push(gate.promise);
    return gate.resolve;
  };
  const follow = followStreams({ ...store, load }, listing, 10);
  return { counts, add, holdBack, follow: () => follow(stream), other: () => follow(`practitioner-${randomUUID()}`) };
}

test('a stream that is not there is undefined, and found when it is', async () => {
  const { follow, add } = watched();
  expect(await follow()).toBeUndefined();
  await add(0n);
  expect(await follow()).toEqual({ state: [0n], revision: 0n });
});

test('questions of one moment share reads', async () => {
  const { follow, add, counts } = watched();
  await add(0n);
  await Promise.all(Array.from({ length: 50 }, () => follow()));
  expect(counts.reads).toBe(2);
});

test('an answer never rests on a read begun before the question', async () => {
  const { follow, add, holdBack, counts } = watched();
  await add(0n);
  const letGo = holdBack();
  const early = follow();
  await expect.poll(() => counts.underWay).toBe(1);
  // The read under way was answered by now, and the answer is on its way; then this happens, and somebody who knows asks.
  await bench.store.ping();
  await add(1n);
  const late = follow();
  letGo();
  await early;
  expect((await late)?.state).toEqual([0n, 1n]);
});

test('who asks in the very moment a read ends begins no second one beside that of those who wait', async () => {
  for (let depth = 0; depth < 12; depth++) {
    const { follow, add, holdBack, counts } = watched();
    await add(0n);
    const letGo = holdBack();
    const first = follow();
    const second = follow();
    await expect.poll(() => counts.underWay).toBe(1);
    await add(1n);
    letGo();
    let moment = Promise.resolve();
    for (let i = 0; i < depth; i++) moment = moment.then(() => undefined);
    const third = moment.then(follow);
    await Promise.all([first, second, third]);
    expect(counts.most, `${depth} steps later`).toBe(1);
    expect((await follow())?.state).toEqual([0n, 1n]);
  }
});

test('a read that fails is the answer of those who asked for it, and of nobody else', async () => {
  const { store } = bench;
  let fails = 1;
  const load: EventStore['load'] = (...given) =>
    fails-- > 0 ? Promise.reject(new EventStoreUnavailable('gone')) : store.load(...given);
  const follow = followStreams({ ...store, load }, listing, 10);
  const stream = `practitioner-${randomUUID()}`;
  const [first, second] = await Promise.allSettled([follow(stream), follow(stream)]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});
