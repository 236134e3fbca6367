import { randomUUID } from 'node:crypto';
import { ANY, binaryEvent, jsonEvent, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { all, failure, range, revisions } from './collect.ts';
import { counted, manyCounted, newStream, nodeUnderTest, styles } from './node-under-test.ts';

const node = nodeUnderTest();

describe.each(styles)('%s append: the expected revision', (style) => {
  test.each([
    ['no_stream', NO_STREAM],
    ['any', ANY],
  ] as const)('%s begins a stream', async (_name, expected) => {
    const result = await node.append(style, newStream(), counted(1), expected);
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 0n });
  });

  test.each([
    ['stream_exists', STREAM_EXISTS],
    ['revision 0', 0n],
    ['revision 7', 7n],
  ] as const)('%s refuses a stream that is not there', async (_name, expected) => {
    const stream = newStream();
    expect(await failure(node.append(style, stream, counted(1), expected))).toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      actualVersion: 'no_stream',
      expectedVersion: expected,
    });
  });

  test.each([
    ['any', ANY],
    ['stream_exists', STREAM_EXISTS],
    ['the last revision', 2n],
  ] as const)('%s continues a stream', async (_name, expected) => {
    const stream = newStream();
    await node.append(style, stream, manyCounted(3), NO_STREAM);
    expect(await node.append(style, stream, counted(9), expected)).toMatchObject({ nextExpectedRevision: 3n });
  });

  test.each([
    ['no_stream', NO_STREAM],
    ['a revision behind', 1n],
    ['a revision ahead', 3n],
    ['a revision far ahead', 4_000_000_000_000n],
  ] as const)('%s refuses a stream that is at another one', async (_name, expected) => {
    const stream = newStream();
    await node.append(style, stream, manyCounted(3), NO_STREAM);
    expect(await failure(node.append(style, stream, counted(9), expected))).toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      actualVersion: 2n,
      expectedVersion: expected,
    });
    expect(await revisions(node.client.readStream(stream))).toEqual(range(0, 3));
  });

  test('an empty append answers the current revision and writes nothing', async () => {
    const stream = newStream();
    await node.append(style, stream, manyCounted(2), NO_STREAM);
    expect(await node.append(style, stream, [], 1n)).toMatchObject({ nextExpectedRevision: 1n });
    expect(await revisions(node.client.readStream(stream))).toEqual(range(0, 2));
  });

  test('stream names differ by case', async () => {
    const stream = newStream();
    await node.append(style, stream, counted(1), NO_STREAM);
    expect(await node.append(style, stream.toUpperCase(), counted(1), NO_STREAM)).toMatchObject({ success: true });
  });
});

describe.each(styles)('%s append: what is stored', (style) => {
  test('several events get revisions in their order', async () => {
    const stream = newStream();
    const result = await node.append(style, stream, manyCounted(500), NO_STREAM);
    expect(result.nextExpectedRevision).toBe(499n);
    const events = await all(node.client.readStream(stream));
    expect(events.map(({ event }) => event?.data)).toEqual(Array.from({ length: 500 }, (_, n) => ({ n })));
  });

  test('the answered position is that of the last event', async () => {
    const stream = newStream();
    const { position } = await node.append(style, stream, manyCounted(3), NO_STREAM);
    const events = await all(node.client.readStream(stream));
    expect(events.at(-1)?.event?.position).toEqual(position);
  });

  test('positions grow from append to append', async () => {
    const stream = newStream();
    const positions: bigint[] = [];
    for (let n = 0; n < 10; n += 1) {
      positions.push((await node.append(style, stream, counted(n), ANY)).position?.commit ?? -1n);
    }
    expect(positions).toEqual(positions.toSorted((a, b) => Number(a - b)));
    expect(new Set(positions).size).toBe(10);
  });

  test.each([
    ['text', { text: 'Grüße, 世界 🦷 "quoted"\n' }],
    ['numbers', { small: -1.5, large: 9_007_199_254_740_991, zero: 0 }],
    ['nesting', { a: [{ b: [null, true, { c: {} }] }] }],
    ['nothing', {}],
    ['200 KB', { text: 'x'.repeat(200_000) }],
  ])('json keeps %s', async (_name, data) => {
    const stream = newStream();
    await node.append(style, stream, jsonEvent({ type: 'kept', data }), NO_STREAM);
    const [read] = await all(node.client.readStream(stream));
    expect(read?.event).toMatchObject({ type: 'kept', data, isJson: true });
  });

  test('bytes come back as they were', async () => {
    const stream = newStream();
    const data = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);
    await node.append(style, stream, binaryEvent({ type: 'bytes', data }), NO_STREAM);
    const [read] = await all(node.client.readStream(stream));
    expect(read?.event?.isJson).toBe(false);
    expect(Buffer.from(read?.event?.data as Uint8Array).equals(Buffer.from(data))).toBe(true);
  });

  test('metadata come back, and their absence too', async () => {
    const stream = newStream();
    const metadata = { $correlationId: randomUUID(), who: 'me' };
    const event = jsonEvent({ type: 'kept', data: {}, metadata });
    await node.append(style, stream, [event, counted(1)], NO_STREAM);
    const [withSome, without] = await all(node.client.readStream(stream));
    expect(withSome?.event?.metadata).toEqual(metadata);
    expect(without?.event?.metadata).toBeUndefined();
  });

  test('id, type, stream and time are kept', async () => {
    const stream = newStream();
    const id = randomUUID();
    const type = 'Type with spaces, dots. and ümlauts';
    await node.append(style, stream, jsonEvent({ id, type, data: {} }), NO_STREAM);
    const [read] = await all(node.client.readStream(stream));
    expect(read?.event).toMatchObject({ id, type, streamId: stream, revision: 0n });
    const created = read?.event?.created;
    expect(Math.abs(Date.now() - new Date(created ?? 0).getTime())).toBeLessThan(60_000);
  });

  test('a long stream name is kept', async () => {
    const stream = newStream('long'.repeat(200));
    await node.append(style, stream, counted(1), NO_STREAM);
    const [read] = await all(node.client.readStream(stream));
    expect(read?.event?.streamId).toBe(stream);
  });

  test('an append of more than 1 MiB of data is refused whole', async () => {
    const stream = newStream();
    const half = jsonEvent({ type: 'half', data: { text: 'x'.repeat(600_000) } });
    const error = await failure(node.append(style, stream, [half, { ...half, id: randomUUID() }], NO_STREAM));
    expect(error).toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576 });
    expect(await failure(all(node.client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
  });
});
