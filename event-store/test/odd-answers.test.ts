import { afterEach, describe, expect, it } from 'vitest';
import { EventStoreUnavailable, OutcomeUnknown, RequestRefused, WrongExpectedRevision } from '../src/errors.ts';
import { connectEventStore, type EventStore } from '../src/event-store.ts';
import { silentLogger } from '../src/logger.ts';
import { type ScriptedCall, type ScriptedServer, startScriptedServer } from '../src/testing/scripted-server.ts';
import { event } from './event.ts';
import { Ledger } from './ledger.ts';
import { until } from './until.ts';

const OK = 0;
/** `ReadResp{confirmation{}}`. */
const CONFIRMATION = Uint8Array.of(0x12, 0x00);
/** `AppendResp{success{current_revision: 7, no_position{}}}`. */
const SUCCESS_WITHOUT_POSITION = Uint8Array.of(0x0a, 0x04, 0x08, 0x07, 0x22, 0x00);

let server: ScriptedServer;
let store: EventStore;
const serve = async (script: (call: ScriptedCall) => void): Promise<void> => {
  server = await startScriptedServer(script);
  store = connectEventStore(server.url);
};
afterEach(async () => {
  await store.close();
  await server.close();
});
const append = (): Promise<unknown> => store.append('thing-1', 6n, [event('X')], { deadlineMs: 400 });

describe('a subscription', () => {
  it.each([
    ['ended with OK (trap 3)', OK, {}, 'the server ended the subscription'],
    ['dropped for being slow (trap 21)', 10, { 'grpc-message': 'Consumer too slow' }, 'Consumer too slow'],
    ['refused for its position', 2, { 'grpc-message': 'Unknown' }, 'Unknown'],
  ])('%s is an error, and made anew from load() with growing pauses', async (_, status, trailers, said) => {
    const calls: number[] = [];
    await serve((call) => {
      calls.push(performance.now());
      call.send(CONFIRMATION);
      call.end(status, trailers);
    });
    const errors: unknown[] = [];
    store = connectEventStore(server.url, {
      logger: { ...silentLogger, warn: (fields) => void errors.push(fields) },
    });
    const ledger = new Ledger().start(store, 'thing-');
    await until('four subscriptions', () => calls.length >= 4);
    await ledger.stop();
    expect(ledger.loads.length).toBeGreaterThanOrEqual(4);
    expect(errors[0]).toMatchObject({ err: expect.stringContaining(said) });
    const pauses = calls.slice(1, 4).map((at, index) => at - (calls[index] ?? at));
    // 0.1, 0.2, 0.4 s, of which a random half may be missing.
    expect(pauses[0]).toBeGreaterThan(45);
    expect(pauses[2]).toBeGreaterThan(195);
    expect(ledger.states).toEqual([]);
  });
});

describe('an append', () => {
  it.each([
    ['the server ends with OK and no answer (trap 5)', (call: ScriptedCall) => call.end(OK)],
    [
      'the answer is empty, which the client waits on for ever',
      (call: ScriptedCall) => {
        call.send(new Uint8Array());
        call.end(OK);
      },
    ],
    ['the write timed out on the server', (call: ScriptedCall) => call.end(10, { 'grpc-message': 'timeout' })],
    ['the server fails inside', (call: ScriptedCall) => call.end(13)],
    ['the server hangs up', (call: ScriptedCall) => call.end(14)],
    ['the server cancels', (call: ScriptedCall) => call.end(1)],
    ['the server says nothing', () => undefined],
  ])('is OutcomeUnknown when %s', async (_, answer) => {
    await serve(answer);
    await expect(append()).rejects.toThrow(OutcomeUnknown);
  });

  it.each([
    ['access is denied', { exception: 'access-denied' }],
    ['it is too large', { exception: 'maximum-append-size-exceeded', 'maximum-append-size': '1024' }],
    ['the stream is deleted', { exception: 'stream-deleted', 'stream-name': 'thing-1' }],
  ])('is RequestRefused when %s', async (_, trailers) => {
    await serve((call) => call.end(9, trailers));
    await expect(append()).rejects.toThrow(RequestRefused);
  });

  it('is WrongExpectedRevision when old servers say so in trailers', async () => {
    const trailers = { exception: 'wrong-expected-version', 'stream-name': 'thing-1', 'expected-version': '6' };
    await serve((call) => call.end(9, trailers));
    await expect(append()).rejects.toThrow(WrongExpectedRevision);
  });

  it('asks for the position when a repeated success comes without', async () => {
    const asked: string[] = [];
    await serve((call) => {
      asked.push(call.method);
      if (call.method === 'Append') call.send(SUCCESS_WITHOUT_POSITION);
      call.end(OK);
    });
    // This log is empty, so that neither the stream nor the log knows one.
    expect(await append()).toEqual({ revision: 7n, position: -1n });
    expect(asked).toEqual(['Append', 'Read', 'Read']);
  });

  it('is unary with tls=false too: nobody asks for features or opens a batch (traps 4, 5, 6)', async () => {
    const asked: string[] = [];
    await serve((call) => {
      asked.push(call.method);
      call.end(13);
    });
    await expect(append()).rejects.toThrow(OutcomeUnknown);
    expect(asked).toEqual(['Append']);
  });
});

describe('a cluster of which no node answers (trap 11: discovery fails with a plain Error)', () => {
  it('keeps the deadline of appends, and says unavailable for reads', async () => {
    await serve((call) => call.end(OK));
    await server.close();
    const port = new URL(server.url.replace('esdb', 'http')).port;
    store = connectEventStore(`esdb://127.0.0.1:${port},127.0.0.1:${port}?tls=false`);
    const start = performance.now();
    await expect(append()).rejects.toThrow(OutcomeUnknown);
    expect(performance.now() - start).toBeLessThan(700);
    await expect(store.load('thing-1')).rejects.toThrow(EventStoreUnavailable);
    const ledger = new Ledger().start(store, 'thing-');
    await until('a second attempt', () => ledger.loads.length >= 2);
    await ledger.stop();
    await serve((call) => call.end(OK));
  });
});
