import {
  END,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  NO_STREAM,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import type { Filter, Position } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, first, untilCaughtUp } from './collect.ts';
import { counted, manyCounted, newStream, nodeUnderTest } from './node-under-test.ts';

const node = nodeUnderTest();

async function threeStreams(prefix: string): Promise<string[]> {
  const streams = ['a', 'b', 'c'].map((name) => `${prefix}-${name}`);
  for (const stream of streams) await node.append('unary', stream, manyCounted(4), NO_STREAM);
  return streams;
}

describe('a subscription to $all', () => {
  test('sends every event of a node, in the order of the log', async () => {
    await threeStreams(newStream());
    const log = (await all(node.client.readAll())).map(({ event }) => event?.id);
    const events = await first(node.client.subscribeToAll({ fromPosition: START }), log.length);
    expect(events.map(({ event }) => event?.id)).toEqual(log);
  });

  test('starts after a position', async () => {
    const prefix = newStream();
    const stream = `${prefix}-x`;
    await node.append('unary', stream, manyCounted(5), NO_STREAM);
    const read = await all(node.client.readStream(stream));
    const fromPosition = read[1]?.event?.position;
    if (fromPosition === undefined) throw new Error('The event has no position.');
    const [event] = await first(node.client.subscribeToAll({ fromPosition }), 1);
    expect(event?.event).toMatchObject({ streamId: stream, revision: 2n });
  });

  test('from the end sends only what is new', async () => {
    const prefix = newStream();
    await node.append('unary', `${prefix}-old`, manyCounted(3), NO_STREAM);
    const filter = streamNameFilter({ prefixes: [prefix] });
    const subscription = node.client.subscribeToAll({ fromPosition: END, filter });
    const caughtUp = untilCaughtUp(subscription);
    const events = first(subscription, 1);
    await caughtUp;
    await node.append('unary', `${prefix}-new`, counted(1), NO_STREAM);
    expect((await events)[0]?.event?.streamId).toBe(`${prefix}-new`);
  });
});

describe('a filter', () => {
  const typed = (type: string) => jsonEvent({ type, data: {} });
  const cases: [string, (prefix: string) => Filter, (prefix: string) => string[]][] = [
    ['a stream prefix', (p) => streamNameFilter({ prefixes: [`${p}-a`] }), (p) => [`${p}-a/${p}One`, `${p}-a/${p}Two`]],
    [
      'several stream prefixes',
      (p) => streamNameFilter({ prefixes: [`${p}-a`, `${p}-c`] }),
      (p) => [`${p}-a/${p}One`, `${p}-a/${p}Two`, `${p}-c/${p}Two`],
    ],
    ['a stream regex', (p) => streamNameFilter({ regex: `^${p}-[bc]$` }), (p) => [`${p}-b/${p}One`, `${p}-c/${p}Two`]],
    ['an unanchored stream regex', (p) => streamNameFilter({ regex: `${p.slice(3)}-b` }), (p) => [`${p}-b/${p}One`]],
    ['a type prefix', (p) => eventTypeFilter({ prefixes: [`${p}On`] }), (p) => [`${p}-a/${p}One`, `${p}-b/${p}One`]],
    ['a type regex', (p) => eventTypeFilter({ regex: `^${p}T.o$` }), (p) => [`${p}-a/${p}Two`, `${p}-c/${p}Two`]],
  ];

  test.each(cases)('%s lets through what it names', async (_name, filterOf, expectedOf) => {
    const prefix = newStream('filter');
    await node.append('unary', `${prefix}-a`, [typed(`${prefix}One`), typed(`${prefix}Two`)], NO_STREAM);
    await node.append('unary', `${prefix}-b`, typed(`${prefix}One`), NO_STREAM);
    await node.append('unary', `${prefix}-c`, typed(`${prefix}Two`), NO_STREAM);
    const expected = expectedOf(prefix);
    const seen: string[] = [];
    const subscription = node.client.subscribeToAll({ fromPosition: START, filter: filterOf(prefix) });
    subscription.on('data', ({ event }) => seen.push(`${event?.streamId}/${event?.type}`));
    await untilCaughtUp(subscription);
    await subscription.unsubscribe();
    expect(seen).toEqual(expected);
  });

  test('without system events shows none', async () => {
    await threeStreams(newStream());
    const seen: string[] = [];
    const subscription = node.client.subscribeToAll({ fromPosition: START, filter: excludeSystemEvents() });
    subscription.on('data', ({ event }) => seen.push(event?.type ?? ''));
    await untilCaughtUp(subscription);
    await subscription.unsubscribe();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((type) => type.startsWith('$'))).toEqual([]);
  });

  test('applies to live events too', async () => {
    const prefix = newStream();
    const filter = streamNameFilter({ prefixes: [`${prefix}-b`] });
    const subscription = node.client.subscribeToAll({ fromPosition: START, filter });
    const caughtUp = untilCaughtUp(subscription);
    const events = first(subscription, 4);
    await caughtUp;
    await threeStreams(prefix);
    expect((await events).every(({ event }) => event?.streamId === `${prefix}-b`)).toBe(true);
  });
});

describe('checkpoints', () => {
  test('come while nothing matches, grow, and can all be resumed from without loss', async () => {
    const prefix = newStream();
    await node.append('unary', `${prefix}-noise`, manyCounted(200), NO_STREAM);
    await node.append('unary', `${prefix}-wanted`, manyCounted(3), NO_STREAM);
    const checkpoints: Position[] = [];
    const filterOf = (checkpointReached?: (_: unknown, position: Position) => Promise<void>) =>
      streamNameFilter({
        prefixes: [`${prefix}-wanted`],
        checkpointInterval: 1,
        ...(checkpointReached === undefined ? {} : { checkpointReached }),
      });
    const filter = filterOf(async (_subscription, position) => {
      checkpoints.push(position);
    });
    const whole = await first(node.client.subscribeToAll({ fromPosition: START, filter }), 3);
    expect(whole.map(({ event }) => event?.revision)).toEqual([0n, 1n, 2n]);
    expect(checkpoints.length).toBeGreaterThan(3);
    const commits = checkpoints.map(({ commit }) => commit);
    expect(commits).toEqual(commits.toSorted((a, b) => Number(a - b)));
    const firstWanted = whole[0]?.event?.position?.commit ?? 0n;
    for (const fromPosition of checkpoints.filter(({ commit }) => commit < firstWanted)) {
      const [event] = await first(node.client.subscribeToAll({ fromPosition, filter: filterOf() }), 1);
      expect(event?.event?.revision).toBe(0n);
    }
  });

  test('come live as well', async () => {
    const prefix = newStream();
    let reach: (position: Position) => void = () => undefined;
    const reached = new Promise<Position>((resolve) => {
      reach = resolve;
    });
    const filter = streamNameFilter({
      prefixes: [`${prefix}-nothing`],
      checkpointInterval: 1,
      checkpointReached: async (_subscription, position) => reach(position),
    });
    const subscription = node.client.subscribeToAll({ fromPosition: END, filter });
    subscription.resume();
    await untilCaughtUp(subscription);
    for (let n = 0; n < 40; n += 1) await node.append('unary', `${prefix}-${n}`, manyCounted(2), NO_STREAM);
    expect((await reached).commit).toBeGreaterThan(0n);
    await subscription.unsubscribe();
  });
});
