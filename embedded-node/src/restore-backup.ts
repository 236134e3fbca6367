import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { integerOf, textOf } from './column.ts';
import { takeLock } from './lock-file.ts';
import { databaseFile } from './open-database.ts';
import { schemaVersion } from './schema.ts';

/** Puts a backup into an empty data folder. Checks the backup first, and never replaces data that are there. */
export function restoreBackup(from: string, dataDir: string): void {
  check(from);
  const unlock = takeLock(dataDir);
  try {
    const target = join(dataDir, databaseFile);
    if (existsSync(target)) throw new Error(`${target} is there already; restore into an empty folder.`);
    // A copy that was cut short must not pass for the data: the name is given last.
    const partial = `${target}.partial`;
    copyFileSync(from, partial);
    sync(partial);
    renameSync(partial, target);
    sync(dataDir);
  } finally {
    unlock();
  }
}

function check(from: string): void {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    const verdict = textOf(database.prepare('PRAGMA integrity_check').get() ?? {}, 'integrity_check');
    if (verdict !== 'ok') throw new Error(`The backup is damaged: ${verdict}`);
    const version = integerOf(database.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
    if (version === 0 || version > schemaVersion) throw new Error('The file is no backup that this node can read.');
  } finally {
    database.close();
  }
}

// Windows cannot sync a folder, and needs no such thing.
function sync(path: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
