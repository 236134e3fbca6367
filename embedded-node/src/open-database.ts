import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { integerOf } from './column.ts';
import { schema, schemaVersion } from './schema.ts';

/** The name of the database inside a data folder. */
export const databaseFile = 'events.sqlite';

/**
 * Opens the database of a data folder, or one in memory. Durable means: a commit returns after its fsync.
 * The exclusive locking mode is the kernel's own guarantee of one writer, beneath the friendlier lock file.
 */
export function openDatabase(dataDir: string | undefined): DatabaseSync {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(dataDir === undefined ? ':memory:' : join(dataDir, databaseFile));
  try {
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA cache_size = -65536;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA foreign_keys = ON;
    `);
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function migrate(database: DatabaseSync): void {
  const row = database.prepare('PRAGMA user_version').get() ?? {};
  const version = integerOf(row, 'user_version');
  if (version > schemaVersion) {
    throw new Error(`The data was written by a newer version of the node (tables ${version}, known ${schemaVersion}).`);
  }
  database.exec(`BEGIN IMMEDIATE; ${schema} PRAGMA user_version = ${schemaVersion}; COMMIT;`);
}
