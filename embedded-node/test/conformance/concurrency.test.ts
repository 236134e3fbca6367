import { ANY, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, first, range, revisions } from './collect.ts';
import { counted, newStream, nodeUnderTest, styles } from './node-under-test.ts';

const node = nodeUnderTest();
const writers = Array.from({ length: 16 }, (_, index) => index);

describe.each(styles)('concurrent %s appends', (style) => {
  test('of a first event: exactly one wins', async () => {
    const stream = newStream();
    const results = await Promise.allSettled(writers.map((n) => node.append(style, stream, counted(n), NO_STREAM)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await revisions(node.client.readStream(stream))).toEqual([0n]);
  });

  test('with any: all are stored, without gaps', async () => {
    const stream = newStream();
    const results = await Promise.all(writers.map((n) => node.append(style, stream, counted(n), ANY)));
    const answered = results.map(({ nextExpectedRevision }) => nextExpectedRevision);
    expect(answered.toSorted((a, b) => Number(a - b))).toEqual(range(0, 16));
    const events = await all(node.client.readStream(stream));
    expect(new Set(events.map(({ event }) => event?.id)).size).toBe(16);
  });

  test('that reload when they lose: every one is stored once', async () => {
    const stream = newStream();
    await node.append(style, stream, counted(-1), NO_STREAM);
    const append = async (n: number): Promise<void> => {
      const event = counted(n);
      for (;;) {
        const [last] = await all(
          node.client.readStream(stream, { direction: 'backwards', fromRevision: 'end', maxCount: 1 }),
        );
        try {
          await node.append(style, stream, event, last?.event?.revision ?? 0n);
          return;
        } catch (error) {
          if (!(error instanceof Error) || !('type' in error) || error.type !== 'wrong-expected-version') throw error;
        }
      }
    };
    await Promise.all(writers.map(append));
    const numbers = (await all(node.client.readStream(stream))).map(({ event }) => JSON.stringify(event?.data));
    expect(numbers.toSorted()).toEqual([-1, ...writers].map((n) => JSON.stringify({ n })).toSorted());
  });
});

test('batch appends that do not wait for each other keep their order', async () => {
  const stream = newStream();
  // The client may reorder what is sent before its first batch call is open.
  await node.append('batch', newStream(), counted(0), NO_STREAM);
  const pending = Array.from({ length: 100 }, (_, n) =>
    node.append('batch', stream, counted(n), n === 0 ? NO_STREAM : BigInt(n - 1)),
  );
  await Promise.all(pending);
  const events = await all(node.client.readStream(stream));
  expect(events.map(({ event }) => event?.data)).toEqual(Array.from({ length: 100 }, (_, n) => ({ n })));
});

describe('while 16 writers append', () => {
  test('subscribers see each event once, each stream in order, and all of them the same order', async () => {
    const prefix = newStream();
    const filter = streamNameFilter({ prefixes: [prefix] });
    const subscribe = () => first(node.client.subscribeToAll({ fromPosition: START, filter }), 16 * 25);
    const early = [subscribe(), subscribe()];
    await Promise.all(
      writers.map(async (writer) => {
        for (let n = 0; n < 25; n += 1) {
          const expected = n === 0 ? NO_STREAM : BigInt(n - 1);
          await node.append(writer % 2 === 0 ? 'unary' : 'batch', `${prefix}-${writer}`, counted(n), expected);
        }
      }),
    );
    const seen = await Promise.all([...early, subscribe()]);
    const [ids = [], ...others] = seen.map((events) => events.map(({ event }) => event?.id));
    expect(new Set(ids).size).toBe(400);
    for (const other of others) expect(other).toEqual(ids);
    for (const writer of writers) {
      const own = (seen[0] ?? []).filter(({ event }) => event?.streamId === `${prefix}-${writer}`);
      expect(own.map(({ event }) => event?.revision)).toEqual(range(0, 25));
    }
  });
});
