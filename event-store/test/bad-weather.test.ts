import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedNode, startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { EventStoreUnavailable, OutcomeUnknown } from '../src/errors.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';
import { type FaultProxy, startFaultProxy } from '../src/testing/fault-proxy.ts';
import { event } from './event.ts';
import { Ledger } from './ledger.ts';
import { until } from './until.ts';

let node: EmbeddedNode;
let proxy: FaultProxy;
/** Through the proxy. */
let store: EventStore;
/** Straight to the node. */
let direct: EventStore;
let ledger: Ledger;
let stream: string;

beforeEach(async () => {
  node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
  proxy = await startFaultProxy(node.port);
  store = connectEventStore(proxy.url);
  direct = connectEventStore(node.url);
  ledger = new Ledger();
  stream = `thing-${randomUUID()}`;
  await store.append(stream, 'no_stream', [event('Created', { n: 0 })]);
});
afterEach(async () => {
  proxy.weather({});
  await ledger.stop();
  await store.close();
  await direct.close();
  await proxy.close();
  await node.stop();
});

const clear = (): void => {
  proxy.weather({});
  proxy.cut();
};
const millisecondsOf = async (act: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};

describe('an append', () => {
  it('whose answer is lost is OutcomeUnknown; the success shows on reading and on repeating', async () => {
    proxy.weather({ loseAnswers: true });
    const changed = event('Changed', { n: 1 });
    await expect(store.append(stream, 0n, [changed], { deadlineMs: 300 })).rejects.toThrow(OutcomeUnknown);
    clear();
    await until('a connection', () =>
      store.ping().then(
        () => true,
        () => false,
      ),
    );
    expect((await store.readLast(stream))?.id).toBe(changed.id);
    const repeated = await store.append(stream, 0n, [changed]);
    expect(repeated).toEqual({ revision: 1n, position: (await store.readLast(stream))?.position });
    expect(await direct.load(stream)).toHaveLength(2);
  });

  it('keeps its deadline (traps 4, 5): a silent server is OutcomeUnknown in time', async () => {
    proxy.weather({ loseRequests: true });
    const ms = await millisecondsOf(async () => {
      await expect(store.append(stream, 0n, [event('X')], { deadlineMs: 300 })).rejects.toThrow(OutcomeUnknown);
    });
    expect(ms).toBeLessThan(600);
  });

  it('fails alone: a broken connection of one client leaves the other in peace (trap 4)', async () => {
    proxy.weather({ loseAnswers: true });
    const broken = store.append(stream, 0n, [event('X')], { deadlineMs: 5_000 }).catch((error: unknown) => error);
    await until('the event written', async () => (await direct.load(stream)).length === 2);
    const others = Array.from({ length: 20 }, () => direct.append(`thing-${randomUUID()}`, 'no_stream', [event('Y')]));
    proxy.cut();
    await expect(Promise.all(others)).resolves.toHaveLength(20);
    expect(await broken).toBeInstanceOf(OutcomeUnknown);
  });

  it('never ends the process when many are under way and the connection breaks again and again', async () => {
    // Vitest fails on any unhandled rejection: without the guards of GuardedClient there would be some.
    const outcomes: string[] = [];
    const busy = Array.from({ length: 30 }, async () => {
      for (let n = 0; n < 12; n++) {
        const target = `thing-${randomUUID()}`;
        await store.append(target, 'no_stream', [event('X')], { deadlineMs: 400 }).then(
          () => outcomes.push('written'),
          (error: Error) => outcomes.push(error.name),
        );
      }
    });
    const cutting = setInterval(() => proxy.cut(), 40);
    await Promise.all(busy);
    clearInterval(cutting);
    expect(new Set(outcomes)).toEqual(new Set(['written', 'OutcomeUnknown']));
    expect(outcomes).toHaveLength(360);
  });
});

describe('a read', () => {
  it('of a silent server ends in time (trap 13), and close() does so too (trap 19)', async () => {
    proxy.weather({ loseAnswers: true });
    const reading = store.load(stream).catch((error: unknown) => error);
    const ms = await millisecondsOf(async () => expect(await reading).toBeInstanceOf(EventStoreUnavailable));
    expect(ms).toBeLessThan(3_500);
    const hanging = store.load(stream).catch((error: unknown) => error);
    expect(await millisecondsOf(() => store.close())).toBeLessThan(2_500);
    await expect(store.load(stream)).rejects.toThrow('the connection was closed');
    expect(await hanging).toMatchObject({ message: expect.stringContaining('the connection was closed') });
  });

  it('is repeated when its connection broke: the next call after a reset succeeds', async () => {
    proxy.cut();
    await expect(store.load(stream)).resolves.toHaveLength(1);
  });
});

describe('a consumer', () => {
  it('comes back from a black hole (trap 9): silence, no confirmation, then the missed events', async () => {
    ledger.start(store, 'thing-', { watchdogMs: 300 });
    await until('the first', () => ledger.committed.length === 1);
    proxy.weather({ loseAnswers: true, loseRequests: true });
    await direct.append(stream, 0n, [event('Changed', { n: 1 })]);
    await until('attempts in the dark', () => ledger.loads.length >= 3);
    expect(ledger.committed).toHaveLength(1);
    clear();
    await until('the second', () => ledger.committed.length === 2);
    expect(ledger.numbers).toEqual([0, 1]);
  });

  it('loses and doubles nothing under delay, jitter and resets', async () => {
    proxy.weather({ delayMs: 2, jitterMs: 6 });
    ledger.before = () => new Promise((resolve) => setTimeout(resolve, 3));
    ledger.start(store, 'thing-', { maxBatch: 20 });
    for (let n = 1; n <= 300; n++) {
      await direct.append(stream, BigInt(n - 1), [event('Changed', { n })]);
      if (n % 100 === 0) proxy.cut();
    }
    await until('all', () => ledger.committed.length === 301);
    expect(ledger.numbers).toEqual(Array.from({ length: 301 }, (_, n) => n));
    expect(ledger.loads.length).toBeGreaterThan(1);
  });
});
