import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedNode, startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';
import { type CallProxy, startCallProxy } from '../src/testing/call-proxy.ts';
import { type FaultProxy, startFaultProxy } from '../src/testing/fault-proxy.ts';
import { event } from './event.ts';
import { Ledger } from './ledger.ts';
import { until } from './until.ts';

/**
 * Every fault × {append, consume}: nothing lost, nothing doubled, the process lives (Vitest fails on an unhandled
 * rejection), and a consumer goes red and green again. The node is a real one; two proxies stand in front of it, one that
 * understands bytes and one that understands calls.
 */
interface Fault {
  readonly name: string;
  /** Which proxy the client goes through. */
  readonly through: 'bytes' | 'calls';
  readonly begin: () => void | Promise<void>;
  readonly end: () => void | Promise<void>;
  /** Nobody is away for the time of it. */
  readonly nodeIsGone?: true;
  /** Added to the connection string. */
  readonly options?: string;
  /** The guards make it harmless: no append fails, and no consumer turns red. */
  readonly harmless?: true;
}

let dataDir: string;
let node: EmbeddedNode;
let bytes: FaultProxy;
let calls: CallProxy;
let store: EventStore;
/** Straight to the node. */
let direct: EventStore;
let ledger: Ledger;
let stream: string;

const faults: readonly Fault[] = [
  {
    name: 'the server ends calls with OK',
    through: 'calls',
    begin: () => calls.fault({ answers: 'ended-with-ok' }),
    end: () => calls.fault({}),
  },
  {
    name: 'the server goes silent, its connection alive',
    through: 'calls',
    begin: () => calls.fault({ answers: 'lost' }),
    end: () => calls.fault({}),
  },
  {
    name: 'the connection is black-holed',
    through: 'bytes',
    begin: () => bytes.weather({ loseRequests: true, loseAnswers: true }),
    end: () => {
      bytes.weather({});
      bytes.cut();
    },
  },
  {
    name: 'the server restarts',
    through: 'bytes',
    nodeIsGone: true,
    begin: () => node.stop(),
    end: async () => {
      node = await startEmbeddedNode({ dataDir, port: node.port });
    },
  },
  {
    name: 'the server answers after the deadline',
    through: 'calls',
    begin: () => calls.fault({ lateMs: 1_200 }),
    end: () => calls.fault({}),
  },
  {
    name: 'requests and answers are doubled',
    through: 'calls',
    harmless: true,
    begin: () => calls.fault({ answers: 'doubled' }),
    end: () => calls.fault({}),
  },
  {
    name: 'a success is hidden',
    through: 'bytes',
    begin: () => {
      bytes.weather({ loseAnswers: true });
      // To a consumer it is its own commit whose answer is lost.
      ledger.after = () => {
        throw new Error('connection to the database lost after COMMIT');
      };
    },
    end: () => {
      bytes.weather({});
      bytes.cut();
      ledger.after = () => undefined;
    },
  },
  {
    name: 'the connection is half-open',
    through: 'bytes',
    options: '&keepAliveInterval=500&keepAliveTimeout=500',
    begin: () => {
      bytes.halve();
      bytes.weather({ refuse: true });
    },
    // Nobody tells the client: its own keep-alive finds out, here after half a second instead of ten.
    end: () => bytes.weather({}),
  },
  {
    name: 'the connection is reset, and refused for a while',
    through: 'bytes',
    begin: () => {
      bytes.weather({ refuse: true });
      bytes.cut();
    },
    end: () => bytes.weather({}),
  },
];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fault-matrix-'));
  node = await startEmbeddedNode({ dataDir, port: 0 });
  bytes = await startFaultProxy(node.port);
  calls = await startCallProxy(node.port);
  direct = connectEventStore(node.url);
  ledger = new Ledger();
  stream = `thing-${randomUUID()}`;
});
afterEach(async () => {
  await ledger.stop();
  await store.close();
  await direct.close();
  await bytes.close();
  await calls.close();
  await node.stop();
  await rm(dataDir, { recursive: true });
});

const connectThrough = ({ through, options = '' }: Fault): void => {
  store = connectEventStore(`${through === 'bytes' ? bytes.url : calls.url}${options}`);
};
const counted = (end: number): number[] => Array.from({ length: end }, (_, n) => n);

/** Appends event `n` as a command does: with the same id and revision until it is known to be there. */
async function appendSurely(to: EventStore, n: number, onFailure: (name: string) => void = () => undefined) {
  const numbered = event('Counted', { n });
  await until(`event ${n} written`, async () => {
    try {
      await to.append(stream, n === 0 ? 'no_stream' : BigInt(n - 1), [numbered], { deadlineMs: 500 });
      return true;
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (!['OutcomeUnknown', 'EventStoreUnavailable'].includes(name)) throw error;
      onFailure(name);
      return false;
    }
  });
}

describe.each(faults)('$name', (fault) => {
  it('append: unknown is said in time, and the repetition settles it', async () => {
    connectThrough(fault);
    for (const n of [0, 1, 2]) await appendSurely(store, n);
    await fault.begin();
    const failures: string[] = [];
    const third = appendSurely(store, 3, (name) => failures.push(name));
    if (fault.harmless === true) await third;
    else await until('a failure', () => failures.length > 0);
    await fault.end();
    await third;
    for (const n of [4, 5]) await appendSurely(store, n);
    const stored = await direct.load(stream);
    expect(stored.map(({ data }) => data)).toEqual(counted(6).map((n) => ({ n })));
    expect(new Set(stored.map(({ id }) => id)).size).toBe(6);
    expect(failures.length > 0).toBe(fault.harmless !== true);
  });

  it('consume: red with the last error, green again, every event once', async () => {
    connectThrough(fault);
    for (const n of [0, 1, 2]) await appendSurely(direct, n);
    ledger.start(store, stream, { watchdogMs: 500, redAfterMs: 200 });
    await until('the first three', () => ledger.committed.length === 3);
    await until('green', () => ledger.states.at(-1)?.state === 'green');
    await fault.begin();
    if (fault.nodeIsGone !== true) await appendSurely(direct, 3);
    if (fault.harmless === true) await until('the doubled one', () => ledger.committed.length === 4);
    else await until('red', () => ledger.states.some(({ state }) => state === 'red'));
    expect(ledger.states.find(({ state }) => state === 'red')?.error).toEqual(
      fault.harmless === true ? undefined : expect.stringMatching(/./),
    );
    await fault.end();
    for (const n of fault.nodeIsGone === true ? [3, 4, 5] : [4, 5]) await appendSurely(direct, n);
    await until('all six', () => ledger.committed.length >= 6);
    await until('green again', () => ledger.states.at(-1)?.state === 'green');
    expect(ledger.numbers).toEqual(counted(6));
  });
});
