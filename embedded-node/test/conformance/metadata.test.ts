import { ANY, BACKWARDS, binaryEvent, END, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import type { EventData } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, failure, range, revisions } from './collect.ts';
import { manyCounted, newStream, nodeUnderTest } from './node-under-test.ts';

const node = nodeUnderTest();

async function streamOf(length: number): Promise<string> {
  const stream = newStream();
  await node.append('unary', stream, manyCounted(length), NO_STREAM);
  return stream;
}

describe('metadata', () => {
  test('of a stream that has none are empty', async () => {
    expect(await node.client.getStreamMetadata(newStream())).not.toHaveProperty('metadata');
  });

  test('come back as they were set, own keys included', async () => {
    const stream = newStream();
    const metadata = { maxCount: 5, maxAge: 3_600, cacheControl: 15, acl: { readRoles: ['$all'] }, own: { deep: [1] } };
    await node.client.setStreamMetadata(stream, metadata);
    expect((await node.client.getStreamMetadata(stream)).metadata).toEqual(metadata);
  });

  test('are replaced whole by the next ones', async () => {
    const stream = newStream();
    await node.client.setStreamMetadata(stream, { maxCount: 5, own: 1 });
    await node.client.setStreamMetadata(stream, { other: 2 });
    expect((await node.client.getStreamMetadata(stream)).metadata).toEqual({ other: 2 });
  });

  test('have an expected revision of their own', async () => {
    const stream = await streamOf(9);
    const first = await node.client.setStreamMetadata(stream, { n: 1 }, { expectedRevision: NO_STREAM });
    expect(first.nextExpectedRevision).toBe(0n);
    await node.client.setStreamMetadata(stream, { n: 2 }, { expectedRevision: 0n });
    const stale = node.client.setStreamMetadata(stream, { n: 3 }, { expectedRevision: 0n });
    expect(await failure(stale)).toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
  });

  test('streams show their last event only', async () => {
    const stream = newStream();
    for (let n = 0; n < 3; n += 1) await node.client.setStreamMetadata(stream, { n });
    expect(await revisions(node.client.readStream(`$$${stream}`))).toEqual([2n]);
  });
});

describe('what a stream shows', () => {
  test.each([
    ['truncateBefore 4', { truncateBefore: 4 }, range(4, 10)],
    ['truncateBefore beyond the end', { truncateBefore: 50 }, []],
    ['maxCount 3', { maxCount: 3 }, range(7, 10)],
    ['maxCount beyond the length', { maxCount: 30 }, range(0, 10)],
    ['both, the stricter wins', { maxCount: 8, truncateBefore: 5 }, range(5, 10)],
    ['a maxAge that nothing exceeds', { maxAge: 3_600 }, range(0, 10)],
    ['own keys', { maxcount: 1 }, range(0, 10)],
  ] as const)('%s', async (_name, metadata, expected) => {
    const stream = await streamOf(10);
    await node.client.setStreamMetadata(stream, metadata);
    expect(await revisions(node.client.readStream(stream))).toEqual(expected);
    const backwards = node.client.readStream(stream, { direction: BACKWARDS, fromRevision: END });
    expect(await revisions(backwards)).toEqual(expected.toReversed());
  });

  test('a maxAge hides what is older', async () => {
    const stream = await streamOf(3);
    await node.client.setStreamMetadata(stream, { maxAge: 1 });
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await node.append('unary', stream, manyCounted(1), 2n);
    expect(await revisions(node.client.readStream(stream))).toEqual([3n]);
  });

  test('a limit can be lifted again', async () => {
    const stream = await streamOf(10);
    await node.client.setStreamMetadata(stream, { maxCount: 2 });
    await node.client.setStreamMetadata(stream, {});
    expect(await revisions(node.client.readStream(stream))).toEqual(range(0, 10));
  });

  test('a maxCount follows the stream as it grows', async () => {
    const stream = await streamOf(10);
    await node.client.setStreamMetadata(stream, { maxCount: 2 });
    await node.append('unary', stream, manyCounted(5), 9n);
    expect(await revisions(node.client.readStream(stream))).toEqual(range(13, 15));
  });

  test('a read from a hidden revision begins at the first one that is shown', async () => {
    const stream = await streamOf(10);
    await node.client.setStreamMetadata(stream, { truncateBefore: 6 });
    expect(await revisions(node.client.readStream(stream, { fromRevision: 2n }))).toEqual(range(6, 10));
  });

  test('$all shows everything, whatever the metadata say', async () => {
    const stream = await streamOf(5);
    await node.client.setStreamMetadata(stream, { maxCount: 1 });
    const events = await all(node.client.readAll());
    expect(events.filter(({ event }) => event?.streamId === stream)).toHaveLength(5);
  });
});

describe('metadata that do not parse are ignored whole', () => {
  const json = (data: Record<string, unknown>): EventData => jsonEvent({ type: '$metadata', data });
  test.each([
    ['a negative maxCount', json({ $maxCount: -1, $tb: 5 })],
    ['a maxCount that is text', json({ $maxCount: '3' })],
    ['a truncation that is a fraction', json({ $tb: 2.5, $maxCount: 3 })],
    ['an acl that is a list', json({ $acl: [1], $maxCount: 3 })],
    ['keys below the top', json({ nested: { $tb: 5, $maxCount: 1 } })],
    ['bytes', binaryEvent({ type: '$metadata', data: Buffer.from('{"$maxCount":1}') })],
  ])('%s', async (_name, event) => {
    const stream = await streamOf(8);
    await node.append('unary', `$$${stream}`, event, ANY);
    expect(await revisions(node.client.readStream(stream))).toEqual(range(0, 8));
  });
});
