import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SpawnedNode, spawnEmbeddedNode } from '@daybook/embedded-node/spawn-embedded-node.ts';
import { type EmbeddedNode, startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';
import { event } from './event.ts';
import { Ledger } from './ledger.ts';
import { until } from './until.ts';

let dataDir: string;
let node: SpawnedNode | EmbeddedNode;
let store: EventStore;
let ledger: Ledger;
const stream = `thing-${randomUUID()}`;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'event-store-'));
  ledger = new Ledger();
});
afterEach(async () => {
  await ledger.stop();
  await store.close();
  await node.stop();
  await rm(dataDir, { recursive: true });
});

/** Appends event number `n` as a command does: with the same id until the outcome is known. */
async function appendSurely(n: number): Promise<void> {
  const numbered = event('Counted', { n });
  await until(`event ${n} written`, async () => {
    try {
      await store.append(stream, n === 0 ? 'no_stream' : BigInt(n - 1), [numbered], { deadlineMs: 500 });
      return true;
    } catch (error) {
      if (error instanceof Error && /^(OutcomeUnknown|EventStoreUnavailable)$/.test(error.name)) return false;
      throw error;
    }
  });
}

describe('a consumer', () => {
  it('survives a killed server, and the same client works once it is back (trap 10)', async () => {
    const first = await spawnEmbeddedNode({ dataDir, port: 0 });
    node = first;
    store = connectEventStore(first.url);
    for (let n = 0; n < 5; n++) await appendSurely(n);
    ledger.start(store, 'thing-', { maxBatch: 2 });
    await until('the first five', () => ledger.committed.length === 5);

    await first.kill();
    await expect(store.append(stream, 4n, [event('Lost')])).rejects.toThrow(/outcome of the append unknown/);
    await expect(store.load(stream)).rejects.toThrow(/unavailable/);
    await expect(store.ping()).rejects.toThrow(/unavailable/);
    node = await spawnEmbeddedNode({ dataDir, port: first.port });
    for (let n = 5; n < 10; n++) await appendSurely(n);

    await until('all ten', () => ledger.committed.length === 10);
    expect(ledger.numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(ledger.states.map(({ state }) => state)).toEqual(['green']);
  });

  it('survives a server that stops and starts again', async () => {
    const warnings: unknown[] = [];
    const logger = { info: () => undefined, warn: (o: object) => void warnings.push(o), error: () => undefined };
    const first = await startEmbeddedNode({ dataDir, port: 0 });
    node = first;
    store = connectEventStore(first.url, { logger });
    await appendSurely(0);
    ledger.start(store, 'thing-');
    await until('the first', () => ledger.committed.length === 1);

    await first.stop();
    await until('the end noticed', () => warnings.length > 0);
    expect(warnings[0]).toMatchObject({ err: expect.stringContaining('shutting down') });
    node = await startEmbeddedNode({ dataDir, port: first.port });
    await appendSurely(1);
    await until('the second', () => ledger.committed.length === 2);
    expect(ledger.numbers).toEqual([0, 1]);
  });
});
