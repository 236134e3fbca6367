import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedNode, startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';
import type { ReadLogOptions } from '../src/read-log.ts';
import type { StoredEvent } from '../src/stored-event.ts';
import { type FaultProxy, startFaultProxy } from '../src/testing/fault-proxy.ts';
import { event } from './event.ts';

let node: EmbeddedNode;
let proxy: FaultProxy;
let store: EventStore;
/** Events per stream, a kilobyte each: far more than the client buffers before it stops the server from sending. */
const N = 600;
const all: StoredEvent[] = [];

beforeAll(async () => {
  node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
  proxy = await startFaultProxy(node.port);
  store = connectEventStore(proxy.url);
  const streams = ['red-1', 'blue-1', 'red-2', 'green-1'];
  for (const stream of streams) {
    await store.append(
      stream,
      'no_stream',
      Array.from({ length: N }, (_, n) => event('Painted', { n, text: 'x'.repeat(1_000) })),
    );
  }
  for (const stream of streams) all.push(...(await store.load(stream)));
});
afterAll(async () => {
  await store.close();
  await proxy.close();
  await node.stop();
});

async function read(options: ReadLogOptions): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const stored of store.readLog(options)) events.push(stored);
  return events;
}

describe('readLog', () => {
  it('gives every event with one of the prefixes, in order, and ends (trap 14)', async () => {
    const painted = all.filter(({ stream }) => stream.startsWith('red-') || stream === 'green-1');
    expect(await read({ prefixes: ['red-', 'green-'] })).toEqual(painted);
    expect(await read({ prefixes: ['red-', 'green-'], after: undefined })).toEqual(painted);
    expect(await read({ prefixes: ['red-', 'green-'], after: -1n })).toEqual(painted);
  });

  it('begins behind `after`', async () => {
    const after = all[N + 150]?.position;
    expect(await read({ prefixes: ['red-', 'blue-'], after })).toEqual(all.slice(N + 151, 3 * N));
  });

  it('ends at once when nothing is left, or nothing ever was', async () => {
    expect(await read({ prefixes: ['red-'], after: all[3 * N - 1]?.position })).toEqual([]);
    expect(await read({ prefixes: ['red-'], after: all.at(-1)?.position })).toEqual([]);
    expect(await read({ prefixes: ['purple-'] })).toEqual([]);
  });

  it('ends although the log grows while it is read (trap 1: no caught-up message is believed)', async () => {
    let count = 0;
    for await (const stored of store.readLog({ prefixes: ['green-'] })) {
      if (count++ % 50 === 0) await store.append(`green-late-${randomUUID()}`, 'no_stream', [event('Late')]);
      expect(stored.stream).toBe('green-1');
    }
    expect(count).toBe(N);
  });

  it('can be left early', async () => {
    for await (const stored of store.readLog({ prefixes: ['red-'] })) {
      expect(stored).toEqual(all[0]);
      break;
    }
    await expect(store.ping()).resolves.toBeUndefined();
  });

  it('fails when the connection breaks, rather than end early, and resumes with `after`', async () => {
    const got: StoredEvent[] = [];
    const reading = async (): Promise<void> => {
      for await (const stored of store.readLog({ prefixes: ['red-', 'blue-', 'green-1'] })) {
        got.push(stored);
        if (got.length === 100) proxy.cut();
      }
    };
    await expect(reading()).rejects.toThrow(/event store unavailable: reading the log/);
    got.push(...(await read({ prefixes: ['red-', 'blue-', 'green-1'], after: got.at(-1)?.position })));
    expect(got).toEqual(all);
  });

  it('stops with the reason when aborted', async () => {
    const controller = new AbortController();
    const reading = async (): Promise<void> => {
      for await (const stored of store.readLog({ prefixes: ['red-'], signal: controller.signal })) {
        if (stored.revision === 9n) controller.abort(new Error('enough'));
      }
    };
    await expect(reading()).rejects.toThrow('enough');
    await expect(read({ prefixes: ['red-'], signal: controller.signal })).rejects.toThrow('enough');
  });

  it('wants at least one prefix', async () => {
    await expect(read({ prefixes: [] })).rejects.toThrow('at least one prefix');
    await expect(read({ prefixes: ['$'] })).rejects.toThrow('belong to the server');
  });
});
