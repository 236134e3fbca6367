import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedNode, startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';
import { createRegistry } from '../src/registry.ts';
import { checkpointStillThere, storeIdentity } from '../src/store-identity.ts';
import { event } from './event.ts';
import { Ledger } from './ledger.ts';
import { until } from './until.ts';

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

describe('seeds and discovery (trap 12)', () => {
  it.each([
    ['a list with a dead seed', (port: number) => `esdb://127.0.0.1:1,127.0.0.1:${port}?tls=false`],
    ['one name for all', (port: number) => `esdb+discover://127.0.0.1:${port}?tls=false`],
    ['credentials, which tls=false does not send', (port: number) => `esdb://me:p%40ss@127.0.0.1:${port}?tls=false`],
  ])('connects by %s', async (_, url) => {
    const other = connectEventStore(url(node.port));
    const stream = `thing-${randomUUID()}`;
    const { revision } = await other.append(stream, 'no_stream', [event('Created')]);
    expect(revision).toBe(0n);
    expect(await other.load(stream)).toHaveLength(1);
    await other.close();
  });
});

describe('the identity of a store', () => {
  it('is made once, whoever asks', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => storeIdentity(store, randomUUID, 'the-store')));
    expect(new Set(ids).size).toBe(1);
    expect(await storeIdentity(store, randomUUID, 'the-store')).toBe(ids[0]);
    expect((await store.load('the-store')).map(({ type, data }) => [type, data])).toEqual([
      ['StoreCreated', { storeId: ids[0] }],
    ]);
  });

  it('is not guessed from a stream that begins otherwise', async () => {
    await store.append('no-store', 'no_stream', [event('Painted')]);
    await expect(storeIdentity(store, randomUUID, 'no-store')).rejects.toThrow('must begin with StoreCreated');
  });

  it('knows whether the event of a checkpoint is still there', async () => {
    const stream = `thing-${randomUUID()}`;
    const events = [event('A'), event('B')];
    await store.append(stream, 'no_stream', events);
    const checkpoint = { stream, revision: 1n, eventId: events[1]?.id ?? '' };
    expect(await checkpointStillThere(store, checkpoint)).toBe(true);
    expect(await checkpointStillThere(store, { ...checkpoint, eventId: randomUUID() })).toBe(false);
    expect(await checkpointStillThere(store, { ...checkpoint, revision: 2n })).toBe(false);
    expect(await checkpointStillThere(store, { ...checkpoint, stream: `thing-${randomUUID()}` })).toBe(false);
  });
});

describe('events of other writers (trap 16)', () => {
  it('are delivered as they are, and refused by decode with their address', async () => {
    const foreign = EventStoreDBClient.connectionString(node.url);
    const stream = `foreign-${randomUUID()}`;
    const type = 'Painted';
    await foreign.appendToStream(stream, [
      {
        id: randomUUID(),
        type,
        contentType: 'application/octet-stream',
        data: Buffer.from('{"a'),
        metadata: undefined,
      },
      { id: randomUUID(), type, contentType: 'application/json', data: {}, metadata: Uint8Array.of(1, 2) },
      { id: randomUUID(), type, contentType: 'application/json', data: 'text', metadata: ['list'] },
      { id: randomUUID(), type, contentType: 'application/json', data: {}, metadata: undefined },
    ]);
    await foreign.dispose();
    const ledger = new Ledger().start(store, 'foreign-');
    await until('all four', () => ledger.committed.length === 4);
    await ledger.stop();
    const { z } = await import('zod');
    const registry = createRegistry([{ type, version: 1, schema: z.object({}) }]);
    for (const stored of ledger.committed.slice(0, 3)) {
      expect(() => registry.decode(stored)).toThrow(`${stored.id} (${stream}@${stored.revision})`);
    }
    expect(ledger.committed.slice(3).map((stored) => registry.decode(stored).known)).toEqual([true]);
  });
});

describe('close', () => {
  it('ends consumers, and refuses what comes later', async () => {
    const other = connectEventStore(node.url);
    const ledger = new Ledger().start(other, 'thing-');
    await until('green', () => ledger.states.length > 0);
    await other.close();
    await ledger.ended;
    await expect(other.append('thing-x', 'no_stream', [event('X')])).rejects.toThrow('was closed');
    await expect(other.ping()).rejects.toThrow('was closed');
  });
});
