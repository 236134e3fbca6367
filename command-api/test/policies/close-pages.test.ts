import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { pageId } from '@daybook/contracts/page-address.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import type { Connections, OpenWorkshop } from '@daybook/projections/open-workshop.ts';
import { rebuild } from '@daybook/projections/operations/rebuild.ts';
import { startTestBed, testLogger, type TestBed } from '@daybook/projections/testing/test-bed.ts';
import { refuse } from '@daybook/scheduling/decision.ts';
import type { IdentityTables } from '../../src/identity/identity-schema.ts';
import { closePages } from '../../src/policies/close-pages.ts';
import { servicesOver, type TestProcess } from '../services.ts';
import { newDoctor, openPage, readBook, type OpenPage } from '../visits/clinic-book.ts';

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let database: ReturnType<typeof connectPostgres<IdentityTables>>;
beforeAll(async () => {
  bed = await startTestBed();
  workshop = await bed.workshop();
  database = connectPostgres<IdentityTables>(workshop.databaseUrl, { service: 'test', logger: testLogger });
}, 120_000);
afterAll(async () => {
  await database.destroy();
  await bed.close();
});

/** Seven pages of long ago; the read model knows them, and those named refuse to be closed. */
async function sevenPages(year: number, refusing: readonly number[]) {
  const { store } = workshop;
  const doctor = await newDoctor(store);
  const pages: OpenPage[] = [];
  for (const day of [1, 2, 3, 4, 5, 6, 7]) pages.push(await openPage(store, doctor, `${year}-01-0${day}`));
  for (const projection of workshop.projections) await rebuild(workshop, projection);
  const refused = refusing.map((n) => pages[n]?.address).filter((address) => address !== undefined);
  const streams = refused.map(dayStream);
  const wrapPages: TestProcess['wrapPages'] = (real) => ({
    ...real,
    run: (command, task) =>
      real.run(
        command,
        streams.includes(task.stream) ? { ...task, decide: () => refuse('slot-held', 'It is held.') } : task,
      ),
  });
  const services = servicesOver(store, { database, wrapPages });
  const closed = async () =>
    [...(await readBook(store, doctor)).pages].filter(([, { isClosed }]) => isClosed).map(([name]) => name);
  return { services, closed, doctor, refused: refused.map(pageId), all: pages.map(({ address }) => pageId(address)) };
}

test('pages are closed lot by lot; those that refuse for good are said, and keep no younger one waiting', async () => {
  const { services, closed, refused, all } = await sevenPages(2020, [0, 1, 2]);
  const warn = vi.spyOn(services.logger, 'warn');
  expect(await closePages(services, { atOnce: 2, rest: 0 })).toBe(7);
  expect((await closed()).toSorted()).toEqual(all.filter((page) => !refused.includes(page)));
  expect(warn.mock.calls.map(([said]) => said)).toEqual(refused.map((page) => ({ page, reason: 'slot-held' })));
});

test('a run ends at its bound', async () => {
  // Older than those of the test before, which the read model has not heard of being closed.
  const { services, closed, all } = await sevenPages(2010, []);
  expect(await closePages(services, { atOnce: 2, rest: 0, most: 3 })).toBe(3);
  expect((await closed()).toSorted()).toEqual(all.slice(0, 3));
});

test('it stops when it is told to', async () => {
  const { services, closed } = await sevenPages(2000, []);
  expect(await closePages(services, { signal: AbortSignal.abort() })).toBe(0);
  expect(await closed()).toEqual([]);
});

test('an event store that does not answer ends the run at once: it is tried again soon', async () => {
  const { services } = await sevenPages(1990, []);
  const run = vi.fn(() => Promise.resolve({ kind: 'unknown' as const }));
  const away = { ...services, pages: { ...services.pages, run } };
  await expect(closePages(away, { atOnce: 5 })).rejects.toThrow('did not answer');
  expect(run).toHaveBeenCalledTimes(1);
});
