import { END, NO_STREAM, START } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { first, range, untilCaughtUp } from './collect.ts';
import { counted, manyCounted, newStream, nodeUnderTest } from './node-under-test.ts';

const node = nodeUnderTest();

describe('a subscription to a stream', () => {
  test('sends history, says that it caught up, and goes on', async () => {
    const stream = newStream();
    await node.append('unary', stream, manyCounted(5), NO_STREAM);
    const subscription = node.client.subscribeToStream(stream, { fromRevision: START });
    const caughtUp = untilCaughtUp(subscription);
    const events = first(subscription, 8);
    await caughtUp;
    await node.append('unary', stream, manyCounted(3), 4n);
    expect((await events).map(({ event }) => event?.revision)).toEqual(range(0, 8));
  });

  test.each([0, 1, 5, 8])('starts after revision %d', async (from) => {
    const stream = newStream();
    await node.append('unary', stream, manyCounted(10), NO_STREAM);
    const subscription = node.client.subscribeToStream(stream, { fromRevision: BigInt(from) });
    const events = await first(subscription, 9 - from);
    expect(events.map(({ event }) => event?.revision)).toEqual(range(from + 1, 10));
  });

  test('from the last revision sends only what is new', async () => {
    const stream = newStream();
    await node.append('unary', stream, manyCounted(3), NO_STREAM);
    const subscription = node.client.subscribeToStream(stream, { fromRevision: 2n });
    const events = first(subscription, 1);
    await node.append('unary', stream, counted(3), 2n);
    expect((await events)[0]?.event?.revision).toBe(3n);
  });

  test('from the end sends only what is new', async () => {
    const stream = newStream();
    await node.append('unary', stream, manyCounted(3), NO_STREAM);
    const subscription = node.client.subscribeToStream(stream, { fromRevision: END });
    const caughtUp = untilCaughtUp(subscription);
    const events = first(subscription, 2);
    await caughtUp;
    await node.append('unary', stream, manyCounted(2), 2n);
    expect((await events).map(({ event }) => event?.revision)).toEqual(range(3, 5));
  });

  test.each([START, END] as const)('from the %s waits for a stream that is not there yet', async (fromRevision) => {
    const stream = newStream();
    const subscription = node.client.subscribeToStream(stream, { fromRevision });
    const caughtUp = untilCaughtUp(subscription);
    const events = first(subscription, 1);
    await caughtUp;
    await node.append('unary', stream, counted(1), NO_STREAM);
    expect((await events)[0]?.event).toMatchObject({ streamId: stream, revision: 0n });
  });

  test('sends each event once and in order while others write', async () => {
    const stream = newStream();
    await node.append('unary', stream, counted(0), NO_STREAM);
    const writing = (async () => {
      for (let n = 0; n < 300; n += 1) await node.append('unary', stream, counted(n), BigInt(n));
    })();
    const subscriptions = [0, 1, 2].map(() => first(node.client.subscribeToStream(stream), 301));
    for (const events of await Promise.all(subscriptions)) {
      expect(events.map(({ event }) => event?.revision)).toEqual(range(0, 301));
    }
    await writing;
  });

  test('does not send events of other streams', async () => {
    const stream = newStream();
    const events = first(node.client.subscribeToStream(stream), 2);
    await node.append('unary', `${stream}-more`, counted(1), NO_STREAM);
    await node.append('unary', stream, manyCounted(2), NO_STREAM);
    expect((await events).map(({ event }) => event?.streamId)).toEqual([stream, stream]);
  });

  test('catches up with a long history', async () => {
    const stream = newStream();
    await node.append('unary', stream, manyCounted(3_000), NO_STREAM);
    const events = await first(node.client.subscribeToStream(stream), 3_000);
    expect(events.map(({ event }) => event?.revision)).toEqual(range(0, 3_000));
  });

  test('delivers what is written while it listens, even where truncation hides it from reads', async () => {
    const stream = newStream();
    await node.append('unary', stream, manyCounted(2), NO_STREAM);
    const subscription = node.client.subscribeToStream(stream, { fromRevision: END });
    const caughtUp = untilCaughtUp(subscription);
    const events = first(subscription, 1);
    await caughtUp;
    await node.client.setStreamMetadata(stream, { truncateBefore: 1_000 });
    await node.append('unary', stream, counted(2), 1n);
    expect((await events)[0]?.event?.revision).toBe(2n);
  });

  test('that is not read for a while hinders nobody and loses nothing', async () => {
    const stream = newStream();
    const subscription = node.client.subscribeToStream(stream, { fromRevision: START });
    for (let n = 0; n < 20; n += 1) {
      await node.append('unary', stream, manyCounted(200, n * 200), n === 0 ? NO_STREAM : BigInt(n * 200 - 1));
    }
    const events = await first(subscription, 4_000);
    expect(events.map(({ event }) => event?.revision)).toEqual(range(0, 4_000));
  });

  test('ends when it is told to', async () => {
    const stream = newStream();
    const subscription = node.client.subscribeToStream(stream);
    await untilCaughtUp(subscription);
    const ended = new Promise((resolve) => subscription.once('close', resolve));
    await subscription.unsubscribe();
    subscription.destroy();
    await ended;
    expect(await node.append('unary', stream, counted(1), NO_STREAM)).toMatchObject({ success: true });
  });
});
