import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedNode, type EmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { InvalidStreamName, WrongExpectedRevision } from '../src/errors.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';
import { event } from './event.ts';

let node: EmbeddedNode;
let store: EventStore;

beforeAll(async () => {
  node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
  store = connectEventStore(node.url);
});
afterAll(async () => {
  await store.close();
  await node.stop();
});

const newStream = (): string => `thing-${randomUUID()}`;

describe('append and load', () => {
  it('gives back what was written, with the position appended at', async () => {
    const stream = newStream();
    const created = event('Created', { name: 'ü' }, { $correlationId: 'c', schemaVersion: 1 });
    const before = Date.now();
    const first = await store.append(stream, 'no_stream', [created, event('Changed')]);
    expect(first.revision).toBe(1n);
    const second = await store.append(stream, first.revision, [event('Changed', { n: 2 })]);
    expect(second.position).toBeGreaterThan(first.position);

    const events = await store.load(stream);
    expect(events.map(({ type, revision }) => [type, revision])).toEqual([
      ['Created', 0n],
      ['Changed', 1n],
      ['Changed', 2n],
    ]);
    expect(events[0]).toMatchObject({ ...created, stream });
    expect(events.map(({ position }) => position).slice(1)).toEqual([first.position, second.position]);
    expect(Date.parse(events[0]?.at ?? '')).toBeGreaterThanOrEqual(before - 1);
    expect(await store.load(stream, 2n)).toEqual(events.slice(2));
    expect(await store.load(stream, 1n, 1)).toEqual(events.slice(1, 2));
    expect(await store.load(stream, 9n)).toEqual([]);
    expect(await store.readLast(stream)).toEqual(events[2]);
    expect(await store.headPosition()).toBe(second.position);
  });

  it('has nothing of a stream that does not exist', async () => {
    expect(await store.load(newStream())).toEqual([]);
    expect(await store.readLast(newStream())).toBeUndefined();
  });

  it('reads a long stream to its end', async () => {
    const stream = newStream();
    await store.append(
      stream,
      'no_stream',
      Array.from({ length: 3_000 }, (_, n) => event('Counted', { n })),
    );
    expect(await store.load(stream)).toHaveLength(3_000);
  });

  it('answers a ping', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
});

describe('a wrong expected revision', () => {
  it('is WrongExpectedRevision, whichever way it is wrong (trap 17: the client says a BigInt or a string)', async () => {
    const stream = newStream();
    await store.append(stream, 'no_stream', [event('Created')]);
    for (const expected of ['no_stream', 5n] as const) {
      const error: unknown = await store.append(stream, expected, [event('X')]).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(WrongExpectedRevision);
      expect(error).toMatchObject({ stream, expected });
    }
    await expect(store.append(newStream(), 0n, [event('X')])).rejects.toThrow(WrongExpectedRevision);
  });

  it('lets one of forty writers win', async () => {
    const stream = newStream();
    await store.append(stream, 'no_stream', [event('Created')]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => store.append(stream, 0n, [event('Taken')])),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(WrongExpectedRevision);
    }
    expect(await store.load(stream)).toHaveLength(2);
  });
});

describe('a repeated append', () => {
  it('succeeds with the first revision and position, even when the stream has moved on', async () => {
    const stream = newStream();
    const events = [event('Created'), event('Changed')];
    const first = await store.append(stream, 'no_stream', events);
    await store.append(stream, first.revision, [event('Changed')]);
    expect(await store.append(stream, 'no_stream', events)).toEqual(first);
    expect(await store.load(stream)).toHaveLength(3);
    await expect(store.append(stream, 'no_stream', [...events, event('More')])).rejects.toThrow();
    await expect(store.append(stream, 'no_stream', [event('Other')])).rejects.toThrow(WrongExpectedRevision);
  });
});

describe('what never reaches the server', () => {
  it('refuses bad names, in reads as well', async () => {
    await expect(store.append('$$', 'no_stream', [event('X')])).rejects.toThrow(InvalidStreamName);
    await expect(store.load('a ')).rejects.toThrow(InvalidStreamName);
    await expect(store.readLast('')).rejects.toThrow(InvalidStreamName);
  });

  it('refuses appends of nothing, ids that are no uuids, types of the server, data that are no JSON', async () => {
    const stream = newStream();
    await expect(store.append(stream, 'no_stream', [])).rejects.toThrow('nothing to append');
    await expect(store.append(stream, 'no_stream', [{ ...event('X'), id: '1' }])).rejects.toThrow('not a uuid');
    await expect(store.append(stream, 'no_stream', [event('$X')])).rejects.toThrow('not a type');
    await expect(store.append(stream, 'no_stream', [event('X', { n: 1n })])).rejects.toThrow('BigInt');
    expect(await store.load(stream)).toEqual([]);
  });
});
