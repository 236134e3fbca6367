import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';

let node: Awaited<ReturnType<typeof startEmbeddedNode>>;
let store: EventStore;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'daybook-tail-'));
  node = await startEmbeddedNode({ dataDir, port: 0 });
  store = connectEventStore(node.url);
});
afterAll(async () => {
  await store.close();
  await node.stop();
  await rm(dataDir, { recursive: true });
});

const write = async (stream: string, count: number) => {
  const events = Array.from({ length: count }, () => ({ id: randomUUID(), type: 'Noted', data: {}, metadata: {} }));
  return (await store.append(stream, 'no_stream', events)).position;
};

test('what is behind a position comes in order, of every stream, without the event at it', async () => {
  const after = await write(`one-${randomUUID()}`, 1);
  const [two, three] = [`two-${randomUUID()}`, `three-${randomUUID()}`];
  await write(two, 2);
  await write(three, 1);
  const events = await store.readTail(after, 10);
  expect(events.map(({ stream, revision }) => [stream, revision])).toEqual([
    [two, 0n],
    [two, 1n],
    [three, 0n],
  ]);
  expect((await store.readTail(after, 2)).map(({ stream }) => stream)).toEqual([two, two]);
  expect(await store.readTail(events.at(-1)?.position ?? 0n, 10)).toEqual([]);
});

test('a limit that is none, and a position that is none, are refused here', async () => {
  await expect(store.readTail(0n, 0)).rejects.toThrow(RangeError);
  await expect(store.readTail(-1n, 1)).rejects.toThrow(RangeError);
});
