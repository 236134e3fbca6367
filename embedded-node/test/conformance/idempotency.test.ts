import { ANY, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import type { AppendExpectedRevision, EventData } from '@eventstore/db-client';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, failure, range, revisions } from './collect.ts';
import { counted, manyCounted, newStream, nodeUnderTest, styles } from './node-under-test.ts';

const node = nodeUnderTest();

describe.each(styles)('%s append: repeated', (style) => {
  let stream = '';
  beforeEach(() => {
    stream = newStream();
  });
  const append = (events: EventData | EventData[], expected: AppendExpectedRevision) =>
    node.append(style, stream, events, expected);
  const length = async () => (await revisions(node.client.readStream(stream))).length;

  test.each([
    ['no_stream', NO_STREAM],
    ['any', ANY],
  ] as const)('%s: a second time answers as the first', async (_name, expected) => {
    const events = manyCounted(3);
    const original = await append(events, expected);
    expect(await append(events, expected)).toEqual(original);
    expect(await length()).toBe(3);
  });

  test.each([
    ['a revision', 1n],
    ['stream_exists', STREAM_EXISTS],
  ] as const)('%s: a second time answers as the first', async (_name, expected) => {
    await append(manyCounted(2), NO_STREAM);
    const events = manyCounted(2);
    const original = await append(events, expected);
    expect(await append(events, expected)).toEqual(original);
    expect(await length()).toBe(4);
  });

  test('a revision: also after the stream moved on', async () => {
    const events = manyCounted(2);
    const original = await append(events, NO_STREAM);
    await append(manyCounted(50), 1n);
    expect(await append(events, NO_STREAM)).toEqual(original);
    expect(await length()).toBe(52);
  });

  test('a revision: in the middle of a stream', async () => {
    await append(manyCounted(5), NO_STREAM);
    const events = manyCounted(2);
    const original = await append(events, 4n);
    await append(manyCounted(5), 6n);
    expect(await append(events, 4n)).toEqual(original);
  });

  test('the beginning of an append is a repetition of it', async () => {
    const [a, b] = [counted(1), counted(2)];
    await append([a, b], NO_STREAM);
    expect(await append([a], NO_STREAM)).toMatchObject({ nextExpectedRevision: 0n });
    expect(await length()).toBe(2);
  });

  test('only ids are compared, not data', async () => {
    const event = counted(1);
    await append(event, NO_STREAM);
    const other = counted(2, event.id);
    expect(await append(other, NO_STREAM)).toMatchObject({ nextExpectedRevision: 0n });
    const [stored] = await all(node.client.readStream(stream));
    expect(stored?.event?.data).toEqual({ n: 1 });
  });

  test('another id at the same revision is refused', async () => {
    await append(counted(1), NO_STREAM);
    expect(await failure(append(counted(1), NO_STREAM))).toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 0n,
    });
  });

  test('known ids followed by an unknown one are refused', async () => {
    const known = manyCounted(2);
    await append(known, NO_STREAM);
    expect(await failure(append([...known, counted(3)], NO_STREAM))).toMatchObject({ type: 'wrong-expected-version' });
    expect(await length()).toBe(2);
  });

  test('known ids in another order are refused', async () => {
    const [a, b] = [counted(1), counted(2)];
    await append([a, b], NO_STREAM);
    expect(await failure(append([b, a], NO_STREAM))).toMatchObject({ type: 'wrong-expected-version' });
  });

  test('known ids at another revision are refused', async () => {
    const events = manyCounted(2);
    await append(manyCounted(1), NO_STREAM);
    await append(events, 0n);
    await append(manyCounted(1), 2n);
    expect(await failure(append(events, 1n))).toMatchObject({ type: 'wrong-expected-version', actualVersion: 3n });
  });

  test('a known id at the current revision is stored again', async () => {
    const event = counted(1);
    await append(event, NO_STREAM);
    expect(await append(event, 0n)).toMatchObject({ nextExpectedRevision: 1n });
    const events = await all(node.client.readStream(stream));
    expect(events.map((read) => read.event?.id)).toEqual([event.id, event.id]);
  });

  test('the same id may be used in another stream', async () => {
    const event = counted(1);
    await append(event, NO_STREAM);
    const other = newStream();
    expect(await node.append(style, other, event, NO_STREAM)).toMatchObject({ success: true });
    expect(await revisions(node.client.readStream(other))).toEqual(range(0, 1));
  });

  test('an append of one style is a repetition of one of the other', async () => {
    const events = manyCounted(2);
    const original = await append(events, NO_STREAM);
    for (const other of styles) expect(await node.append(other, stream, events, NO_STREAM)).toEqual(original);
  });
});
