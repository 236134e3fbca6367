import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { EventStoreUnavailable, OutcomeUnknown } from '@daybook/event-store/errors.ts';
import { connectEventStore, type EventStore } from '@daybook/event-store/event-store.ts';
import type { NewEvent } from '@daybook/event-store/stored-event.ts';
import { noRules } from '@daybook/scheduling/offer/clinic-facts.ts';
import { bookAppointment } from '@daybook/scheduling/page/book-appointment.ts';
import { pageFold } from '../../src/streams/page-fold.ts';
import type { GrowingPage, Page } from '@daybook/scheduling/page/page-state.ts';
import type { Command } from '../../src/write-path/command.ts';
import { registry } from '../../src/write-path/event-writer.ts';
import { createWritePath } from '../../src/write-path/execute.ts';
import { createOnce } from '../../src/write-path/once.ts';
import { memoryTable, noTable } from '../memory-table.ts';
import {
  address,
  appointmentIdOf,
  booked,
  cancelled,
  dayOpened,
  early,
  nine,
  opened,
  patient,
  patientId,
  practitionerId,
} from './nine-o-clock.ts';

let node: Awaited<ReturnType<typeof startEmbeddedNode>>;
let store: EventStore;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'daybook-write-path-'));
  node = await startEmbeddedNode({ dataDir, port: 0 });
  store = connectEventStore(node.url);
});
afterAll(async () => {
  await store.close();
  await node.stop();
  await rm(dataDir, { recursive: true });
});

/** Unsealed on purpose: these events hold nothing personal. */
const prepare = (command: Command, _stream: string, events: readonly DayEvent[]): Promise<NewEvent[]> =>
  Promise.resolve(
    events.map(({ type, data }) => ({
      id: randomUUID(),
      type,
      data: { ...data },
      metadata: {
        $causationId: command.id,
        fingerprint: command.fingerprint,
        schemaVersion: registry.definition(type)?.version ?? 1,
      },
    })),
  );

const pathOver = (over: EventStore, table = noTable) => {
  const counts = { conflict: 0, retry: 0, 'tail-read': 0, append: 0 };
  const { execute } = createWritePath<GrowingPage, DayEvent>({
    store: over,
    once: createOnce(table),
    fold: pageFold,
    prepare,
    cached: 100,
    count: (what) => counts[what]++,
  });
  return { execute, counts };
};
const command = (fingerprint = 'same', id: string = randomUUID()): Command => ({
  id,
  fingerprint,
  actor: { accountId: patientId, role: 'patient' },
  correlationId: randomUUID(),
  repeatable: true,
});
const newStream = () => `day-${practitionerId}_${randomUUID()}`;
const book = (stream: string, n = 1) => ({
  stream,
  decide: (page: Page) =>
    bookAppointment(page, {
      address,
      appointmentId: appointmentIdOf(n),
      slotId: nine.slotId,
      patientId,
      holderId: patientId,
      facts: noRules,
      actor: patient,
      now: early,
    }),
  answer: (events: readonly DayEvent[]) => ({ types: events.map(({ type }) => type) }),
});
async function openedPage(): Promise<string> {
  const stream = newStream();
  await write(stream, 'no_stream', dayOpened, opened);
  return stream;
}
const write = async (stream: string, expected: bigint | 'no_stream', ...events: readonly DayEvent[]) =>
  store.append(stream, expected, await prepare(command(), stream, events));
const typesIn = async (stream: string) => (await store.load(stream)).map(({ type }) => type);

test('the usual command on a cached page is one append and no read', async () => {
  const { execute, counts } = pathOver(store);
  const stream = await openedPage();
  await execute(command(), book(stream));
  await execute(command(), { ...book(stream, 2), decide: () => ({ ok: [cancelled(1, 'patient')] }) });
  expect(counts).toEqual({ conflict: 0, retry: 0, 'tail-read': 1, append: 2 });
});

test('a stale cached page never refuses: it reads the tail first (4.5)', async () => {
  const { execute } = pathOver(store);
  const stream = await openedPage();
  await execute(command(), book(stream));
  // Another process cancels; this one's cache still says the slot is taken.
  await write(stream, 2n, cancelled(1, 'patient'));
  expect(await execute(command(), book(stream, 2))).toMatchObject({
    kind: 'done',
    answer: { types: ['AppointmentBooked'] },
  });
});

test('a stale cached page that accepts is corrected by the expected revision (4.3)', async () => {
  const { execute, counts } = pathOver(store);
  const stream = await openedPage();
  await execute(command(), { ...book(stream), decide: () => ({ refused: { reason: 'no', detail: '' } }) });
  await write(stream, 1n, booked(7));
  expect(await execute(command(), book(stream))).toMatchObject({ kind: 'refused', refusal: { reason: 'slot-taken' } });
  expect(counts.conflict).toBe(1);
  expect(await typesIn(stream)).toEqual(['DayOpened', 'SlotOpened', 'AppointmentBooked']);
});

test('the same command again gives the same answer and appends nothing, also in another process (4.2)', async () => {
  const stream = await openedPage();
  const wish = command();
  const first = await pathOver(store).execute(wish, book(stream));
  const again = await pathOver(store).execute(wish, book(stream));
  expect(again).toEqual(first);
  expect(await typesIn(stream)).toHaveLength(3);
});

test('the same key with another wish is refused by the page alone', async () => {
  const stream = await openedPage();
  const wish = command();
  await pathOver(store).execute(wish, book(stream));
  expect(await pathOver(store).execute(command('other', wish.id), book(stream))).toEqual({ kind: 'key-reused' });
});

test('the same key with another wish is refused on another page by the command table (4.1)', async () => {
  const { execute } = pathOver(store, memoryTable());
  const wish = command();
  await execute(wish, book(await openedPage()));
  expect(await execute(command('other', wish.id), book(await openedPage()))).toEqual({ kind: 'key-reused' });
});

test('a refusal is remembered: the key answers it again though the slot is free by then (4.1)', async () => {
  const { execute } = pathOver(store, memoryTable());
  const stream = await openedPage();
  await write(stream, 1n, booked(7));
  const wish = command();
  const refused = await execute(wish, book(stream));
  await write(stream, 2n, cancelled(7, 'patient'));
  expect(await execute(wish, book(stream))).toEqual(refused);
  expect(await execute(command(), book(stream))).toMatchObject({ kind: 'done' });
});

test('a success in the stream outranks a remembered refusal (4.1)', async () => {
  const table = memoryTable();
  const stream = await openedPage();
  const wish = command();
  await pathOver(store).execute(wish, book(stream));
  await table.settle(wish, { refusal: { reason: 'slot-taken', detail: '' } });
  expect(await pathOver(store, table).execute(wish, book(stream))).toMatchObject({ kind: 'done' });
});

test('twenty equal requests at once share one outcome; another wish under that key meanwhile is refused', async () => {
  const { execute } = pathOver(store);
  const stream = await openedPage();
  const wish = command();
  const twenty = Promise.all(Array.from({ length: 20 }, () => execute(wish, book(stream))));
  expect(await execute(command('other', wish.id), book(stream))).toEqual({ kind: 'key-reused' });
  const answers = await twenty;
  expect(
    new Set(
      answers.map((answer) =>
        JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
      ),
    ).size,
  ).toBe(1);
  expect(await typesIn(stream)).toHaveLength(3);
});

test('a success whose answer was lost becomes visible: done, once, and never 409 (4.4)', async () => {
  const stream = await openedPage();
  let hidden = 2;
  const hiding: EventStore = {
    ...store,
    append: async (...given) => {
      const result = await store.append(...given);
      if (hidden-- > 0) throw new OutcomeUnknown(new Error('the answer was lost'));
      return result;
    },
  };
  const { execute, counts } = pathOver(hiding);
  expect(await execute(command(), book(stream))).toMatchObject({
    kind: 'done',
    answer: { types: ['AppointmentBooked'] },
  });
  expect(counts.retry).toBe(1);
  expect(await typesIn(stream)).toHaveLength(3);
});

test('with the store gone the outcome is unknown after 5 s, never a refusal (4.4)', async () => {
  const gone: EventStore = { ...store, load: () => Promise.reject(new EventStoreUnavailable('gone')) };
  const begun = performance.now();
  expect(await pathOver(gone).execute(command(), book(newStream()))).toEqual({ kind: 'unknown' });
  expect(performance.now() - begun).toBeGreaterThan(4_900);
});

test('commands of one stream queue: forty writers, no conflict (4.4)', async () => {
  const { execute, counts } = pathOver(store);
  const stream = await openedPage();
  const event = opened;
  await Promise.all(
    Array.from({ length: 40 }, () => execute(command(), { ...book(stream), decide: () => ({ ok: [event] }) })),
  );
  expect(counts).toMatchObject({ conflict: 0, append: 40 });
});

test('two processes on one stream: every command lands', async () => {
  const one = pathOver(store);
  const two = pathOver(store);
  const stream = await openedPage();
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      (n % 2 === 0 ? one : two).execute(command(), { ...book(stream), decide: () => ({ ok: [opened] }) }),
    ),
  );
  expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
  expect(await typesIn(stream)).toHaveLength(42);
});

test('an event of a newer schema stops the decider instead of being misread (3.7)', async () => {
  const stream = await openedPage();
  const newer = await prepare(command(), stream, [opened]);
  await store.append(
    stream,
    1n,
    newer.map((event) => ({ ...event, metadata: { ...event.metadata, schemaVersion: 99 } })),
  );
  await expect(pathOver(store).execute(command(), book(stream))).rejects.toThrow(/newer/);
});

test('a wish that was met already is remembered like any other outcome (4.1)', async () => {
  const { execute } = pathOver(store, memoryTable());
  const stream = await openedPage();
  const wish = command();
  const met = { ...book(stream), decide: () => ({ ok: [] }), answer: () => ({ types: ['as it was'] }) };
  const first = await execute(wish, met);
  expect(first).toMatchObject({ kind: 'done', changed: false });
  const moved = { ...met, decide: () => ({ refused: { reason: 'appointment-moved', detail: '' } }) };
  expect(await execute(wish, moved)).toEqual(first);
});

test('the cost of a command does not grow with the history of its page (4.5)', async () => {
  const counts = { reads: 0 };
  const counting: EventStore = {
    ...store,
    load: async (...given) => {
      const events = await store.load(...given);
      counts.reads += events.length;
      return events;
    },
  };
  const { execute } = pathOver(counting);
  const stream = await openedPage();
  for (let n = 0; n < 50; n++) {
    await execute(command(), book(stream, n));
    await execute(command(), { ...book(stream), decide: () => ({ ok: [cancelled(n, 'patient')] }) });
  }
  // The first command reads the two events there are; none of the hundred after it reads the stream again.
  expect(counts.reads).toBe(2);
});
