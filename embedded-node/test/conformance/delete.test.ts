import { ANY, END, NO_STREAM, START, STREAM_EXISTS } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, failure, first, range, revisions, untilCaughtUp } from './collect.ts';
import { counted, manyCounted, newStream, nodeUnderTest, styles } from './node-under-test.ts';

const node = nodeUnderTest();

async function streamOf(length: number): Promise<string> {
  const stream = newStream();
  await node.append('unary', stream, manyCounted(length), NO_STREAM);
  return stream;
}

describe.each(['deleteStream', 'tombstoneStream'] as const)('%s', (method) => {
  test.each([
    ['any', ANY],
    ['the last revision', 2n],
  ] as const)('with %s answers a position', async (_name, expectedRevision) => {
    const result = await node.client[method](await streamOf(3), { expectedRevision });
    expect(result.position?.commit).toBeGreaterThan(0n);
  });

  test('takes a stream that is not there, when that is expected', async () => {
    expect(await node.client[method](newStream(), { expectedRevision: NO_STREAM })).toHaveProperty('position');
    expect(await node.client[method](newStream(), { expectedRevision: ANY })).toHaveProperty('position');
  });

  test.each([
    ['no_stream', NO_STREAM, -1n],
    ['a revision behind', 1n, 1n],
    ['a revision ahead', 7n, 7n],
  ] as const)('with %s refuses a stream at another revision', async (_name, expectedRevision, expectedVersion) => {
    const stream = await streamOf(3);
    expect(await failure(node.client[method](stream, { expectedRevision }))).toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion,
      actualVersion: 2n,
    });
    expect(await revisions(node.client.readStream(stream))).toEqual(range(0, 3));
  });
});

describe('a deleted stream', () => {
  test('is not found', async () => {
    const stream = await streamOf(3);
    await node.client.deleteStream(stream);
    expect(await failure(all(node.client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
  });

  test.each(styles)('lives again with the next %s append, and its revisions go on', async (style) => {
    const stream = await streamOf(3);
    await node.client.deleteStream(stream);
    expect(await node.append(style, stream, manyCounted(2), NO_STREAM)).toMatchObject({ nextExpectedRevision: 4n });
    expect(await revisions(node.client.readStream(stream))).toEqual(range(3, 5));
  });

  test.each([
    ['any', ANY],
    ['its last revision', 2n],
  ] as const)('lives again with %s', async (_name, expected) => {
    const stream = await streamOf(3);
    await node.client.deleteStream(stream);
    expect(await node.append('unary', stream, counted(1), expected)).toMatchObject({ nextExpectedRevision: 3n });
    expect(await revisions(node.client.readStream(stream))).toEqual([3n]);
  });

  test.each(styles)('refuses a %s append that expects it to exist', async (style) => {
    const stream = await streamOf(3);
    await node.client.deleteStream(stream);
    const error = await failure(node.append(style, stream, counted(1), STREAM_EXISTS));
    expect(error).toMatchObject({ type: 'stream-deleted', streamName: stream });
  });

  test('lives again with metadata', async () => {
    const stream = await streamOf(3);
    await node.client.deleteStream(stream);
    await node.client.setStreamMetadata(stream, { mine: 1 });
    await node.append('unary', stream, counted(1), 2n);
    expect(await revisions(node.client.readStream(stream))).toEqual([3n]);
    expect((await node.client.getStreamMetadata(stream)).metadata).toMatchObject({ mine: 1, truncateBefore: 3 });
  });

  test('can be deleted again after it lived again', async () => {
    const stream = await streamOf(1);
    await node.client.deleteStream(stream);
    await node.append('unary', stream, counted(1), NO_STREAM);
    await node.client.deleteStream(stream);
    expect(await failure(all(node.client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
  });
});

describe('a tombstoned stream', () => {
  const ended = async (): Promise<string> => {
    const stream = await streamOf(2);
    await node.client.tombstoneStream(stream);
    return stream;
  };

  test('cannot be read', async () => {
    const stream = await ended();
    const deleted = { type: 'stream-deleted', streamName: stream };
    expect(await failure(all(node.client.readStream(stream)))).toMatchObject(deleted);
  });

  test.each(styles)('cannot be written with a %s append', async (style) => {
    const stream = await ended();
    for (const expected of [ANY, NO_STREAM, STREAM_EXISTS, 1n] as const) {
      const error = await failure(node.append(style, stream, counted(1), expected));
      expect(error).toMatchObject({ type: 'stream-deleted', streamName: stream });
    }
  });

  test('cannot be deleted or tombstoned again', async () => {
    const stream = await ended();
    expect(await failure(node.client.deleteStream(stream))).toMatchObject({ type: 'stream-deleted' });
    expect(await failure(node.client.tombstoneStream(stream))).toMatchObject({ type: 'stream-deleted' });
  });

  test('has no metadata any more', async () => {
    const stream = await ended();
    expect(await failure(node.client.getStreamMetadata(stream))).toMatchObject({ streamName: `$$${stream}` });
    expect(await failure(node.client.setStreamMetadata(stream, {}))).toMatchObject({ type: 'stream-deleted' });
  });

  test('stays in $all, with the record that ended it', async () => {
    const stream = await ended();
    const events = await all(node.client.readAll({ direction: 'backwards', fromPosition: END, maxCount: 5 }));
    expect(events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ streamId: stream, type: '$streamDeleted' }),
    );
  });

  test('refuses a subscription from its start', async () => {
    const subscription = node.client.subscribeToStream(await ended(), { fromRevision: START });
    expect(await failure(first(subscription, 1))).toMatchObject({ type: 'stream-deleted' });
  });

  test('is silent to a subscription from its end', async () => {
    const subscription = node.client.subscribeToStream(await ended(), { fromRevision: END });
    subscription.resume();
    await untilCaughtUp(subscription);
    await subscription.unsubscribe();
  });

  test('ends a subscription that listens', async () => {
    const stream = await streamOf(2);
    const subscription = node.client.subscribeToStream(stream, { fromRevision: START });
    const caughtUp = untilCaughtUp(subscription);
    const error = failure(first(subscription, 100));
    await caughtUp;
    await node.client.tombstoneStream(stream);
    expect(await error).toMatchObject({ type: 'stream-deleted' });
  });
});
