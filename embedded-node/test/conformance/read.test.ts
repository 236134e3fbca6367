import { BACKWARDS, binaryEvent, END, FORWARDS, NO_STREAM, START } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, failure, range, revisions } from './collect.ts';
import { counted, manyCounted, newStream, nodeUnderTest } from './node-under-test.ts';

const node = nodeUnderTest();

async function streamOf(length: number): Promise<string> {
  const stream = newStream();
  await node.append('unary', stream, manyCounted(length), NO_STREAM);
  return stream;
}

describe('a stream read', () => {
  test.each([
    ['everything', {}, range(0, 10)],
    ['from a revision, inclusive', { fromRevision: 4n }, range(4, 10)],
    ['from the last revision', { fromRevision: 9n }, range(9, 10)],
    ['beyond the end', { fromRevision: 10n }, []],
    ['far beyond the end', { fromRevision: 1_000_000n }, []],
    ['a number of events', { maxCount: 3 }, range(0, 3)],
    ['a number from a revision', { fromRevision: 5n, maxCount: 2 }, range(5, 7)],
    ['more than there are', { fromRevision: 8n, maxCount: 100 }, range(8, 10)],
  ] as const)('forwards: %s', async (_name, options, expected) => {
    const stream = await streamOf(10);
    expect(await revisions(node.client.readStream(stream, { direction: FORWARDS, ...options }))).toEqual(expected);
  });

  test.each([
    ['from the end', { fromRevision: END }, range(0, 10)],
    ['the last one', { fromRevision: END, maxCount: 1 }, range(9, 10)],
    ['from a revision, inclusive', { fromRevision: 4n }, range(0, 5)],
    ['from the start: the first one', { fromRevision: START }, range(0, 1)],
    ['a number from a revision', { fromRevision: 5n, maxCount: 2 }, range(4, 6)],
    ['from beyond the end', { fromRevision: 50n, maxCount: 2 }, range(8, 10)],
  ] as const)('backwards: %s', async (_name, options, expected) => {
    const stream = await streamOf(10);
    const read = node.client.readStream(stream, { direction: BACKWARDS, ...options });
    expect(await revisions(read)).toEqual(expected.toReversed());
  });

  test('of many pages keeps the order both ways', async () => {
    const stream = await streamOf(2_000);
    expect(await revisions(node.client.readStream(stream))).toEqual(range(0, 2_000));
    const backwards = node.client.readStream(stream, { direction: BACKWARDS, fromRevision: END });
    expect(await revisions(backwards)).toEqual(range(0, 2_000).toReversed());
  });

  test.each([FORWARDS, BACKWARDS] as const)('%s of a stream that is not there says so', async (direction) => {
    const read = node.client.readStream(newStream(), {
      direction,
      fromRevision: direction === BACKWARDS ? END : START,
    });
    expect(await failure(all(read))).toMatchObject({ type: 'stream-not-found' });
  });

  test('carries positions, the same as those of $all', async () => {
    const stream = await streamOf(3);
    const [event] = await all(node.client.readStream(stream, { fromRevision: 1n, maxCount: 1 }));
    const position = event?.event?.position;
    if (position === undefined) throw new Error('The event has no position.');
    const [same] = await all(node.client.readAll({ fromPosition: position, maxCount: 1 }));
    expect(same?.event).toMatchObject({ streamId: stream, revision: 1n, id: event?.event?.id });
  });

  test('shows what was acknowledged before it', async () => {
    const stream = newStream();
    for (let n = 0; n < 20; n += 1) {
      await node.append('unary', stream, counted(n), n === 0 ? NO_STREAM : BigInt(n - 1));
      expect(await revisions(node.client.readStream(stream, { fromRevision: BigInt(n) }))).toEqual(range(n, n + 1));
    }
  });
});

describe('a read of $all', () => {
  test('shows the streams in the order of their appends', async () => {
    const category = newStream('order');
    const names = Array.from({ length: 20 }, (_, n) => `${category}-${n}`);
    for (const name of names) await node.append('unary', name, counted(1), NO_STREAM);
    const events = await all(node.client.readAll());
    const seen = events.map(({ event }) => event?.streamId ?? '').filter((name) => name.startsWith(category));
    expect(seen).toEqual(names);
  });

  test('has strictly growing positions which are not dense', async () => {
    await streamOf(50);
    const commits = (await all(node.client.readAll())).map(({ event }) => event?.position?.commit ?? -1n);
    const steps = commits.slice(1).map((commit, index) => commit - (commits[index] ?? 0n));
    expect(steps.every((step) => step > 0n)).toBe(true);
    expect(steps.some((step) => step > 1n)).toBe(true);
  });

  test('forwards includes the position, backwards excludes it', async () => {
    const stream = await streamOf(3);
    const positions = (await all(node.client.readStream(stream))).map(({ event }) => event?.position);
    const middle = positions[1];
    if (middle === undefined) throw new Error('The event has no position.');
    const [forwards] = await all(node.client.readAll({ fromPosition: middle, maxCount: 1 }));
    expect(forwards?.event?.position).toEqual(middle);
    const [backwards] = await all(node.client.readAll({ fromPosition: middle, maxCount: 1, direction: BACKWARDS }));
    expect(backwards?.event?.position).toEqual(positions[0]);
  });

  test('backwards is forwards reversed', async () => {
    await streamOf(20);
    const ids = async (direction: 'forwards' | 'backwards') =>
      (await all(node.client.readAll({ direction, fromPosition: direction === 'forwards' ? START : END }))).map(
        ({ event }) => event?.id,
      );
    const forwards = await ids('forwards');
    expect((await ids('backwards')).toReversed().slice(0, forwards.length)).toEqual(forwards);
  });

  test('forwards from the end is empty', async () => {
    await streamOf(1);
    expect(await all(node.client.readAll({ fromPosition: END, maxCount: 1 }))).toEqual([]);
  });

  test('shows system events: a node is never empty', async () => {
    const events = await all(node.client.readAll());
    expect(events.some(({ event }) => event?.type.startsWith('$'))).toBe(true);
  });

  test('refuses a position at which no record starts', async () => {
    const stream = await streamOf(2);
    const [, second] = await all(node.client.readStream(stream));
    const commit = (second?.event?.position?.commit ?? 0n) + 1n;
    const read = node.client.readAll({ fromPosition: { commit, prepare: commit }, maxCount: 1 });
    expect(await failure(all(read))).toHaveProperty('message');
  });
});

describe('a link', () => {
  const link = (text: string) => binaryEvent({ type: '$>', data: Buffer.from(text) });

  test('is followed when asked to', async () => {
    const target = await streamOf(3);
    const stream = newStream('links');
    await node.append('unary', stream, link(`1@${target}`), NO_STREAM);
    const [read] = await all(node.client.readStream(stream, { resolveLinkTos: true }));
    expect(read?.event).toMatchObject({ streamId: target, revision: 1n });
    expect(read?.link).toMatchObject({ streamId: stream, revision: 0n });
  });

  test('is an event like any other when not asked to', async () => {
    const stream = newStream('links');
    await node.append('unary', stream, link(`1@${await streamOf(3)}`), NO_STREAM);
    const [read] = await all(node.client.readStream(stream));
    expect(read?.event).toMatchObject({ streamId: stream, type: '$>' });
    expect(read?.link).toBeUndefined();
  });

  test('to nothing comes without an event', async () => {
    const stream = newStream('links');
    await node.append('unary', stream, link(`7@${newStream()}`), NO_STREAM);
    const [read] = await all(node.client.readStream(stream, { resolveLinkTos: true }));
    expect(read?.event).toBeUndefined();
    expect(read?.link).toMatchObject({ streamId: stream });
  });
});
