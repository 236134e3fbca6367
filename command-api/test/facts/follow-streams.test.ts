import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { EventStoreUnavailable } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { followStreams } from '../../src/facts/follow-streams.ts';
import { followLog } from '../../src/facts/log-tail.ts';
import type { Fold } from '../../src/write-path/stream-state.ts';
import { useStore } from '../test-store.ts';

const bench = useStore();

/** Remembers everything it was folded from, so that an event folded twice shows; one type it cannot read. */
const listing: Fold<bigint[], bigint> = {
  blank: () => [],
  evolve: (state, revision) => void state.push(revision),
  read: ({ revision, type }) => {
    if (type === 'Newer') throw new Error('a newer schema');
    return revision;
  },
};

/** A stream, the reads made for it, and gates that hold their answers back. */
function watched() {
  const { store } = bench;
  const stream = `practitioner-${randomUUID()}`;
  const counts = { loads: 0, tails: 0, underWay: 0 };
  const gates = { load: [] as Promise<void>[], tail: [] as Promise<void>[] };
  const held = async <T>(kind: 'load' | 'tail', read: () => Promise<T>): Promise<T> => {
    const gate = gates[kind].shift();
    counts.underWay++;
    try {
      const answer = await read();
      await gate;
      return answer;
    } finally {
      counts.underWay--;
    }
  };
  const over: Pick<EventStore, 'load' | 'readTail' | 'headPosition'> = {
    load: (...given) => {
      counts.loads++;
      return held('load', () => store.load(...given));
    },
    readTail: (...given) => {
      counts.tails++;
      return held('tail', () => store.readTail(...given));
    },
    headPosition: () => store.headPosition(),
  };
  const add = async (revision: bigint, type = 'Noted') => {
    const event = { id: randomUUID(), type, data: {}, metadata: {} };
    await store.append(stream, revision === 0n ? 'no_stream' : revision - 1n, [event]);
  };
  /** Holds the answer of the next read of that kind back. */
  const holdBack = (kind: 'load' | 'tail') => {
    const gate = Promise.withResolvers<void>();
    gates[kind].push(gate.promise);
    return gate.resolve;
  };
  const tail = followLog(over);
  const follow = followStreams(over, tail, listing, 10);
  const state = async () => (await follow(stream))?.state;
  return { stream, counts, add, holdBack, state, follow, tail };
}

test('a stream that is not there is undefined, and found when it is', async () => {
  const { follow, stream, add } = watched();
  expect(await follow(stream)).toBeUndefined();
  await add(0n);
  expect(await follow(stream)).toEqual({ state: [0n], revision: 0n });
});

test('what is known is kept up to date by the end of the log alone, and questions of one moment share its read', async () => {
  const { state, add, counts } = watched();
  await add(0n);
  await state();
  await add(1n);
  const before = { ...counts };
  const answers = await Promise.all(Array.from({ length: 50 }, () => state()));
  expect(new Set(answers.map(String))).toEqual(new Set(['0,1']));
  expect([counts.loads - before.loads, counts.tails - before.tails]).toEqual([0, 2]);
});

test('an answer never rests on a read begun before the question', async () => {
  const { state, add, holdBack, counts } = watched();
  await add(0n);
  await state();
  const letGo = holdBack('tail');
  const early = state();
  await expect.poll(() => counts.underWay).toBe(1);
  // The read under way was answered by now, and the answer is on its way; then this happens, and somebody who knows asks.
  await bench.store.ping();
  await add(1n);
  const late = state();
  letGo();
  await early;
  expect(await late).toEqual([0n, 1n]);
});

test('what happens while a stream is read for the first time is not missed, and nothing is folded twice', async () => {
  const { state, add, holdBack, counts } = watched();
  await add(0n);
  const letGo = holdBack('load');
  const first = state();
  await expect.poll(() => counts.underWay).toBe(1);
  await bench.store.ping();
  await add(1n);
  const second = state();
  letGo();
  await first;
  expect(await second).toEqual([0n, 1n]);
  expect(await state()).toEqual([0n, 1n]);
});

test('a log that moved on far is not followed event by event: streams are read again', async () => {
  const { state, add, counts } = watched();
  await add(0n);
  await state();
  const many = Array.from({ length: 600 }, () => ({ id: randomUUID(), type: 'Other', data: {}, metadata: {} }));
  await bench.store.append(`day-${randomUUID()}`, 'no_stream', many);
  await add(1n);
  const { loads } = counts;
  expect(await state()).toEqual([0n, 1n]);
  expect(counts.loads).toBe(loads + 1);
});

test('an event that cannot be read is the answer of its own stream, and of no other', async () => {
  const { state, add, follow } = watched();
  await add(0n);
  await state();
  await add(1n, 'Newer');
  expect(await follow(`practitioner-${randomUUID()}`)).toBeUndefined();
  await expect(state()).rejects.toThrow('a newer schema');
});

test('a read that fails is the answer of those who asked for it, and of nobody else', async () => {
  const { store } = bench;
  let fails = 1;
  const headPosition: EventStore['headPosition'] = () =>
    fails-- > 0 ? Promise.reject(new EventStoreUnavailable('gone')) : store.headPosition();
  const over = { ...store, headPosition };
  const follow = followStreams(over, followLog(over), listing, 10);
  const stream = `practitioner-${randomUUID()}`;
  const [first, second] = await Promise.allSettled([follow(stream), follow(stream)]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});
