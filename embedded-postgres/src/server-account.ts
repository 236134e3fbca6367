import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { pathExists } from './path-exists.ts';

/** The user PostgreSQL runs as when we are root, which PostgreSQL itself refuses to be. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who runs the server: undefined means "whoever we are". As root it is the owner of the data that is already there (so
 * that one `sudo` does not lock the usual user out), else `postgres`, else `nobody`.
 */
export async function chooseServerAccount(home: string): Promise<ServerAccount | undefined> {
  const cluster = join(home, 'cluster');
  const owner = (await pathExists(cluster)) ? await stat(cluster) : undefined;
  const ourselves = process.getuid?.();
  if (ourselves === undefined) return undefined;
  if (ourselves !== 0) {
    if (owner === undefined || owner.uid === ourselves) return undefined;
    throw new EmbeddedPostgresError(
      `The database in ${home} belongs to another user (uid ${owner.uid}): start as that user or as root, or move the folder away.`,
    );
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account !== undefined) return account;
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root and this machine has neither a user "postgres" nor "nobody": ' +
      'start as an ordinary user, or set DATABASE_URL to a server of your own.',
  );
}

function lookUp(name: string): ServerAccount | undefined {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

/** Whether that user gets into the folder `path`. Asked of the system itself, which also knows of ACLs and mounts. */
export function canEnter(account: ServerAccount, path: string): boolean {
  const { status, error } = spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/' });
  if (error === undefined) return status === 0;
  throw new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root, and becoming uid ${account.uid} is not allowed here (${error.message}): ` +
      'start as an ordinary user, or set DATABASE_URL to a server of your own.',
    { cause: error },
  );
}
