import { createHash } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

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
  await build({ root: web, logLevel: 'error', build: { outDir: draft, emptyOutDir: true } });
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
