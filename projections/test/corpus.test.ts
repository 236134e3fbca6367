import { eventCatalogue } from '@daybook/contracts/events/catalogue.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAudited } from '../src/audit-log/audit-row.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { recorded, writeCorpus, writerFor } from './corpus.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
});
afterAll(() => bed.close());

test('every type of event, in every version, is in the history all read models are tested with', async () => {
  const workshop = await bed.workshop();
  await writeCorpus(writerFor(workshop));
  const events = await recorded(workshop);
  const there = new Set(events.map(({ type, metadata }) => `${type} ${String(metadata['schemaVersion'])}`));
  // Signs of life are in no read model.
  const wanted = eventCatalogue
    .filter(isAudited)
    .flatMap(({ type, version }) => Array.from({ length: version }, (_, index) => `${type} ${index + 1}`));
  expect(wanted.filter((one) => !there.has(one))).toEqual([]);
});
