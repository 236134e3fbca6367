import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type UnknownRow,
} from 'kysely';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { NewEvent } from '@daybook/event-store/stored-event.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { followStreams } from '../src/facts/follow-streams.ts';
import { followLog } from '../src/facts/log-tail.ts';
import type { Services } from '../src/http/services.ts';
import type { IdentityTables } from '../src/identity/identity-schema.ts';
import { locationFold } from '../src/streams/location-fold.ts';
import { pageFold } from '../src/streams/page-fold.ts';
import { practitionerFold } from '../src/streams/practitioner-fold.ts';
import type { Command } from '../src/write-path/command.ts';
import type { CommandTable } from '../src/write-path/command-table.ts';
import { prepareEvents } from '../src/write-path/event-writer.ts';
import { createWritePath } from '../src/write-path/execute.ts';
import { createOnce } from '../src/write-path/once.ts';
import { noTable } from './memory-table.ts';

/** When it is, unless told. */
export const today = '2026-11-23T08:00:00.000Z';

/** A read model that answers every question with the same rows, or that is gone. */
export function readModelOf(rows: () => UnknownRow[]): Kysely<IdentityTables> {
  return new Kysely<IdentityTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [
      {
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => ({ ...result, rows: rows() }),
      },
    ],
  });
}
const emptyDatabase = readModelOf(() => []);
const logger = createLogger('test', 'silent');
const keyring = openKeyring(emptyDatabase, Buffer.alloc(32, 1));

/** Nothing here is personal, so no key is ever asked for. */
export const prepare = (command: Command, stream: string, events: readonly DaybookEvent[]): Promise<NewEvent[]> =>
  prepareEvents(keyring, command, stream, events);

/** How a test's process differs from the real one. */
export interface TestProcess {
  readonly table?: CommandTable;
  readonly now?: () => string;
  /** Of the write paths, ms. */
  readonly patience?: number;
  readonly patientVisits?: Services['patientVisits'];
  readonly database?: Services['database'];
  /** What stands between the commands and the pages. */
  readonly wrapPages?: (pages: Services['pages']) => Services['pages'];
}

/** One process of the command side over a store: real write paths and real reading, everything else is empty. */
export function servicesOver(store: EventStore, { table = noTable, ...told }: TestProcess = {}): Services {
  const { now = () => today, patience = 1_000, patientVisits, database = emptyDatabase, wrapPages } = told;
  const once = createOnce(table);
  const tail = followLog(store);
  const writing = { store, once, prepare, patience, cached: 100 };
  const pages = createWritePath({ ...writing, fold: pageFold });
  return {
    store,
    once,
    now,
    database,
    keyring,
    guard: { key: new Uint8Array(32), pathIsOwn: () => false },
    logger,
    fingerprintKey: Buffer.alloc(32, 2),
    holdMinutes: 5,
    abandonedAfter: 30,
    pages: wrapPages?.(pages) ?? pages,
    practitioners: createWritePath({ ...writing, fold: practitionerFold }),
    locations: createWritePath({ ...writing, fold: locationFold }),
    practitioner: followStreams(store, tail, practitionerFold, 100),
    location: followStreams(store, tail, locationFold, 100),
    patientVisits: patientVisits ?? (() => Promise.resolve({ upcoming: 0, elsewhere: [] })),
    sameWish: async (command) => (await table.begin(command)).sameWish,
  };
}
