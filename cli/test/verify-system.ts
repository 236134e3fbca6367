import { isDeepStrictEqual } from 'node:util';
import { createLogger } from '@daybook/platform/logger.ts';
import { dumpTables } from '@daybook/projections/operations/dump-tables.ts';
import { rebuild } from '@daybook/projections/operations/rebuild.ts';
import { openWorkshop, type OpenWorkshop } from '@daybook/projections/open-workshop.ts';
import { verifyEverything } from '../src/operate/verify-everything.ts';
import type { System } from './system.ts';

async function inWorkshop<T>({ daybook }: System, work: (workshop: OpenWorkshop) => Promise<T>): Promise<T> {
  const workshop = await openWorkshop({
    databaseUrl: daybook.databaseUrl,
    eventStoreUrl: daybook.eventStoreUrl,
    masterKey: Buffer.from(daybook.secrets.MASTER_KEY, 'base64'),
    logger: createLogger('test', 'silent'),
  });
  try {
    return await work(workshop);
  } finally {
    await workshop.close();
  }
}

/** What `daybook verify` finds: three empty lists when all is well. */
export const verifySystem = (system: System) =>
  inWorkshop(system, async (workshop) => {
    const { overlaps, audit, models } = await verifyEverything(workshop);
    return {
      overlaps: overlaps.violations,
      audit: audit.faults,
      drift: Object.values(models).flatMap(({ drift }) => drift),
    };
  });

/** Every row of every read model, as text. */
const dumpModels = (workshop: OpenWorkshop) =>
  Promise.all(
    workshop.projections.map(
      async ({ name, tables, schema }) => [name, await dumpTables(workshop.database, tables, schema)] as const,
    ),
  );

/** Rebuilds everything and says whether the tables are the same row for row (nobody must write meanwhile). */
export const compareWithRebuild = (system: System) =>
  inWorkshop(system, async (workshop) => {
    const live = await dumpModels(workshop);
    for (const projection of workshop.projections) await rebuild(workshop, projection);
    const rebuilt = await dumpModels(workshop);
    return {
      same: isDeepStrictEqual(live, rebuilt),
      rows: live.flatMap(([, tables]) => Object.values(tables)).reduce((sum, rows) => sum + rows.length, 0),
    };
  });
