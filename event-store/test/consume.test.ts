import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedNode, type EmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { PoisonEvent } from '../src/errors.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';
import type { StoredEvent } from '../src/stored-event.ts';
import { event } from './event.ts';
import { Ledger } from './ledger.ts';
import { until } from './until.ts';

let node: EmbeddedNode;
let store: EventStore;
let ledger: Ledger;

beforeAll(async () => {
  node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true, httpPort: 0 });
  store = connectEventStore(node.url);
});
afterEach(async () => {
  await ledger.stop().catch(() => undefined);
});
afterAll(async () => {
  await store.close();
  await node.stop();
});

/** Calls that the server holds open. */
const openCalls = async (): Promise<number> => {
  const metrics = await (await fetch(`http://127.0.0.1:${node.httpPort}/metrics`)).text();
  return Number(/^embedded_node_open_calls (\d+)$/m.exec(metrics)?.[1]);
};
const newPrefix = (): string => `p${randomUUID().slice(0, 8)}-`;
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const write = async (stream: string, from: number, to: number): Promise<void> => {
  const expected = from === 0 ? 'no_stream' : BigInt(from - 1);
  await store.append(
    stream,
    expected,
    numbers(from, to).map((n) => event('Counted', { n })),
  );
};

describe('consume', () => {
  it('delivers history in batches, then live events, each once and in order, of its prefixes only', async () => {
    const prefix = newPrefix();
    await write(`${prefix}a`, 0, 1_500);
    await write(`${newPrefix()}other`, 0, 3);
    ledger = new Ledger();
    ledger.before = () => sleep(5);
    ledger.start(store, prefix);
    await until('history', () => ledger.committed.length === 1_500);
    // Trap 18: the client's own buffer of 16 is enough for about 30.
    expect(Math.max(...ledger.batches)).toBeGreaterThan(200);
    expect(Math.max(...ledger.batches)).toBeLessThanOrEqual(500);
    await write(`${prefix}a`, 1_500, 1_510);
    await until('live events', () => ledger.committed.length === 1_510);
    expect(ledger.numbers).toEqual(numbers(0, 1_510));
    expect(ledger.states).toEqual([{ state: 'green' }]);
  });

  it('handles one batch at a time (trap 7) and never more than maxBatch', async () => {
    const prefix = newPrefix();
    await write(`${prefix}a`, 0, 100);
    let active = 0;
    let most = 0;
    ledger = new Ledger();
    ledger.before = async () => {
      most = Math.max(most, ++active);
      await new Promise(setImmediate);
      active--;
    };
    ledger.start(store, prefix, { maxBatch: 7 });
    await until('all', () => ledger.committed.length === 100);
    expect(most).toBe(1);
    expect(Math.max(...ledger.batches)).toBe(7);
    expect(ledger.numbers).toEqual(numbers(0, 100));
  });

  it('goes on from the committed position', async () => {
    const prefix = newPrefix();
    await write(`${prefix}a`, 0, 10);
    const position = (await store.load(`${prefix}a`))[6]?.position;
    ledger = new Ledger().start(store, prefix, { load: () => Promise.resolve(position) });
    await until('the rest', () => ledger.committed.length === 3);
    expect(ledger.numbers).toEqual([7, 8, 9]);
  });

  it('delivers a dropped batch again, from load(), when handle throws (trap 8: no call is left open)', async () => {
    const prefix = newPrefix();
    await write(`${prefix}a`, 0, 30);
    let failures = 0;
    ledger = new Ledger();
    ledger.before = (batch) => {
      if (batch.some((stored) => stored.revision === 20n) && failures++ < 3) throw new Error('database away');
    };
    ledger.start(store, prefix, { maxBatch: 8 });
    await until('all', () => ledger.committed.length === 30);
    expect(failures).toBeGreaterThanOrEqual(3);
    expect(ledger.loads).toHaveLength(4);
    expect(ledger.numbers).toEqual(numbers(0, 30));
    // Leaving `for await` alone would leave four calls open on the server.
    await until('one open call', async () => (await openCalls()) === 1);
    await ledger.stop();
    await until('no open call', async () => (await openCalls()) === 0);
  });

  it('retries when load() throws', async () => {
    const prefix = newPrefix();
    await write(`${prefix}a`, 0, 3);
    let failures = 0;
    ledger = new Ledger().start(store, prefix, {
      load: () => (failures++ < 2 ? Promise.reject(new Error('database away')) : Promise.resolve(undefined)),
    });
    await until('all', () => ledger.committed.length === 3);
    expect(failures).toBe(3);
  });

  it('stops at a poison event, red, rejecting with it', async () => {
    const prefix = newPrefix();
    await write(`${prefix}a`, 0, 5);
    const poison = (stored: StoredEvent): PoisonEvent =>
      new PoisonEvent(stored.id, stored.stream, stored.revision, new Error('no such column'));
    ledger = new Ledger();
    ledger.before = ([first]) => {
      if (first !== undefined) throw poison(first);
    };
    ledger.start(store, prefix);
    await expect(ledger.ended).rejects.toMatchObject({ name: 'PoisonEvent', stream: `${prefix}a`, revision: 0n });
    expect(ledger.states).toEqual([{ state: 'red', error: expect.stringContaining('no such column') }]);
    expect(ledger.committed).toEqual([]);
  });

  it('finishes the batch in hand when aborted, then returns', async () => {
    const prefix = newPrefix();
    await write(`${prefix}a`, 0, 20);
    const gate = Promise.withResolvers<void>();
    let handling = false;
    ledger = new Ledger();
    ledger.before = () => {
      handling = true;
      return gate.promise;
    };
    ledger.start(store, prefix, { maxBatch: 5 });
    await until('the first batch', () => handling);
    const stopped = ledger.stop();
    gate.resolve();
    await stopped;
    expect(ledger.batches).toHaveLength(1);
    expect(ledger.numbers).toEqual(numbers(0, ledger.batches[0] ?? 0));
  });

  it('returns at once when aborted while idle, or before it began', async () => {
    ledger = new Ledger().start(store, newPrefix());
    await until('green', () => ledger.states.length > 0);
    await ledger.stop();
    await ledger.start(store, newPrefix()).ended;
    expect(ledger.committed).toEqual([]);
  });

  it('subscribes anew after silence, without calling it a failure (traps 9 and 21)', async () => {
    const prefix = newPrefix();
    ledger = new Ledger().start(store, prefix, { watchdogMs: 150 });
    await until('three subscriptions', () => ledger.loads.length >= 3);
    await write(`${prefix}a`, 0, 3);
    await until('all', () => ledger.committed.length === 3);
    expect(ledger.states.filter(({ state }) => state === 'red')).toEqual([]);
  });
});
