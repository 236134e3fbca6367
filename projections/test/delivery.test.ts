import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { migrate } from '@daybook/platform/postgres/migrate.ts';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allProjections } from '../src/projections.ts';
import { dumpTables } from '../src/operations/dump-tables.ts';
import { dropSchema } from '../src/operations/rebuild.ts';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { applyEvents } from '../src/runner/apply-events.ts';
import type { Projection } from '../src/runner/projection.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { recorded, writeCorpus, writerFor } from './corpus.ts';

type Batches = readonly (readonly StoredEvent[])[];

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let events: readonly StoredEvent[];

beforeAll(async () => {
  bed = await startTestBed();
  workshop = await bed.workshop();
  await writeCorpus(writerFor(workshop));
  events = await recorded(workshop);
});
afterAll(() => bed.close());

/** The rows a projection makes of these deliveries, in a schema of its own. */
async function rowsAfter(projection: Projection, batches: Batches) {
  const { database } = workshop;
  const schema = `${projection.schema}_delivery`;
  await dropSchema(database, schema);
  await migrate(database, schema, projection.migrations(schema));
  for (const batch of batches) {
    const effects = await database.transaction().execute((own) => applyEvents(own, projection, schema, batch));
    effects();
  }
  return dumpTables(database, projection.tables, schema);
}

const oneByOne = (): Batches => events.map((event) => [event]);
const doubled = (): Batches => [events.flatMap((event) => [event, event])];
const doubledOneByOne = (): Batches => events.flatMap((event) => [[event], [event]]);
const prefix = (length: number) => events.slice(0, length);
const lengths = () => events.map((_event, index) => index + 1);
/** 1 2 3 1 2: everything, then the beginnings again, each shorter than the last, so that old events have the last word. */
const replayed = (): Batches => [events, ...lengths().toReversed().map(prefix)];
const replayedOneByOne = (): Batches => [events, ...oneByOne().toReversed()];
const replayedInOneBatch = (): Batches => [
  [...events, ...events],
  [...events, ...prefix(events.length - 1), ...prefix(9)],
];
const inOneBatchAtFirst = (): Batches => [[...events, ...prefix(events.length - 1), ...prefix(12), ...prefix(9)]];
/** After every step the whole history so far comes again. */
const replayedAfterEach = (): Batches => events.flatMap((event, index) => [[event], prefix(index + 1)]);

// No line of what follows knows any projection: a new one is under test by being in the list.
const names = allProjections({ find: async () => undefined, obtain: async () => Buffer.alloc(0) }).map(
  ({ name }) => name,
);

describe.each(names)('%s', (name) => {
  let projection: Projection;
  let expected: Awaited<ReturnType<typeof rowsAfter>>;

  beforeAll(async () => {
    const found = workshop.projections.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no projection ${name}`);
    projection = found;
    expected = await rowsAfter(projection, [events]);
  });

  test('makes rows of the corpus', () => {
    for (const [table, rows] of Object.entries(expected)) expect(rows, table).not.toEqual([]);
  });

  test.each([
    ['one event at a time', oneByOne],
    ['each event twice in one batch (1 1 2 2 3 3)', doubled],
    ['each event twice, one at a time', doubledOneByOne],
    ['everything, then its beginnings again (1 2 3 1 2 1)', replayed],
    ['everything, then each event again, the oldest last', replayedOneByOne],
    ['everything again, twice in one batch', replayedInOneBatch],
    ['everything and its beginnings in one first batch', inOneBatchAtFirst],
    ['all that came before again after every event (1, 1, 2, 1 2, 3, 1 2 3 …)', replayedAfterEach],
  ])('makes the same rows of %s', async (_how, batches) => {
    expect(await rowsAfter(projection, batches())).toEqual(expected);
  });

  test('makes the same rows of any batch sizes, with steps back', async () => {
    const step = fc.record({ take: fc.integer({ min: 1, max: 9 }), back: fc.integer({ min: 0, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 60 }), fc.nat(21), async (steps, again) => {
        const batches: StoredEvent[][] = [];
        let at = 0;
        for (const { take, back } of steps) {
          batches.push(events.slice(at, at + take));
          at = Math.min(events.length, at + take) - (at + take < events.length ? Math.min(back, take - 1) : 0);
        }
        batches.push(events.slice(at), prefix(again));
        expect(
          await rowsAfter(
            projection,
            batches.filter((batch) => batch.length > 0),
          ),
        ).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });
});
