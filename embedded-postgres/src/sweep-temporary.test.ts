import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { notePlacedFor, sweepTemporary } from './sweep-temporary.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybook-sweep-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('only homes whose link was temporary and is gone are deleted', async () => {
  const linkStillThere = join(folder, 'link');
  await writeFile(linkStillThere, '');
  const common = join(folder, 'common');
  for (const [name, link] of [
    ['forgotten', join(folder, 'gone')],
    ['linked', linkStillThere],
    ['unmounted', '/mnt/not-there/data'],
  ] as const) {
    await mkdir(join(common, name), { recursive: true });
    await notePlacedFor(join(common, name), link);
  }
  await mkdir(join(common, 'binaries'));
  await sweepTemporary(common, 'pg_ctl');
  expect((await readdir(common)).sort()).toEqual(['binaries', 'linked', 'unmounted']);
});
