import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { pathExists } from './path-exists.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { ServerAccount } from './server-account.ts';
import { serverEnvironment } from './server-environment.ts';

/** A database cluster on disk and the key to it. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

interface ClusterPlan {
  readonly home: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
  readonly durable: boolean;
}

/** Opens the cluster in `home`, creating it when there is none. */
export async function openCluster(plan: ClusterPlan): Promise<Cluster> {
  const folder = join(plan.home, 'cluster');
  const passwordFile = join(plan.home, 'password');
  if (!(await pathExists(folder))) await createCluster(plan, folder, passwordFile);
  if (!(await pathExists(passwordFile))) {
    throw new EmbeddedPostgresError(
      `The password of the database is gone: put ${passwordFile} back, or move ${plan.home} away.`,
    );
  }
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version !== parseMajor(plan.binaries.version)) {
    throw new EmbeddedPostgresError(
      `The database in ${plan.home} was made by PostgreSQL ${version}, but ${plan.binaries.version} is installed: ` +
        'install that version again, or move the folder away and rebuild the projections.',
    );
  }
  return { folder, password: (await readFile(passwordFile, 'utf8')).trim() };
}

async function createCluster(plan: ClusterPlan, folder: string, passwordFile: string): Promise<void> {
  // Made aside and renamed: a cluster is either whole or absent, even if this process is killed in the middle.
  const half = join(plan.home, 'cluster.new');
  await rm(half, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(half, { mode: 0o700 });
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  if (plan.account !== undefined) {
    await chown(half, plan.account.uid, plan.account.gid);
    await chown(passwordFile, plan.account.uid, plan.account.gid);
  }
  await runInitdb(plan, half, passwordFile);
  await rename(half, folder);
}

async function runInitdb(plan: ClusterPlan, folder: string, passwordFile: string): Promise<void> {
  // The builtin C.UTF-8 locale sorts alike on every machine, whatever its libraries are.
  const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions');
  if (!plan.durable) flags.push('--no-sync');
  try {
    await promisify(execFile)(plan.binaries.initdb, ['-D', folder, ...flags], {
      ...plan.account,
      env: serverEnvironment(),
      cwd: parse(folder).root,
      windowsHide: true,
    });
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error && error.stderr !== '' ? error.stderr : error;
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL cannot set up its data in ${folder} (${String(reason).trim()}): ` +
        'mend that, or set DATABASE_URL to a server of your own.',
      { cause: error },
    );
  }
}

function parseMajor(version: string): string {
  return version.split('.', 1).join('');
}
