import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const web = fileURLToPath(new URL('..', import.meta.url));
const shelf = fileURLToPath(new URL('../../.cache/page/', import.meta.url));
const sources = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  '../contracts/src',
  '../package-lock.json',
];

/** Changes with every source of the page. */
function stateOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(web, source);
    const files = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [''];
    for (const file of files.toSorted()) {
      const { mtimeMs, size } = statSync(join(path, file));
      hash.update(`${source}/${file} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Folder of the page, built from the sources as they are now: once, however many test files ask, also at the same time. */
export async function builtPage(): Promise<string> {
  const folder = join(shelf, stateOfSources());
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  // A process of its own: within vitest, NODE_ENV would make it the page of developers.
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', web, '--outDir', draft, '--logLevel', 'error'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another test file was quicker; what it built is the same.
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  forgetOthers(folder);
  return folder;
}

/** Older pages, when no test can be looking at them any more. */
function forgetOthers(folder: string): void {
  for (const name of readdirSync(shelf)) {
    const path = join(shelf, name);
    const isOld = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (path !== folder && isOld < Date.now() - 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}
