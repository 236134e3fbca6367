import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const web = join(root, 'web');

/** When a file was last written, ms; 0 when there is none. */
const writtenAt = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

async function newestBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = entries.filter((entry) => entry.isFile()).map((entry) => writtenAt(join(entry.parentPath, entry.name)));
  return Math.max(0, ...(await Promise.all(times)));
}

/**
 * Builds the page if its sources are newer than the last build. A page that cannot be built is said in words, and the API
 * starts without it: an operator needs the one also when the other is broken.
 */
export async function buildWeb(say: (line: string) => void): Promise<void> {
  const sources = [
    newestBelow(join(web, 'src')),
    newestBelow(join(root, 'contracts', 'src')),
    writtenAt(join(web, 'index.html')),
  ];
  if (Math.max(...(await Promise.all(sources))) <= (await writtenAt(join(web, 'dist', 'index.html')))) return;
  say('Building the page…');
  const vite = createRequire(join(web, 'package.json')).resolve('vite/package.json');
  const build = [join(dirname(vite), 'bin', 'vite.js'), 'build', web, '--logLevel', 'warn'];
  try {
    await promisify(execFile)(process.execPath, build, { cwd: web });
  } catch (error) {
    say(
      `The page could not be built, the API starts without it: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
