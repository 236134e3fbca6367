// Runs before `npm start` and `npm test`, on whatever Node the machine has (20 or newer): installs the packages
// when the lockfile is newer than the last install, and says in words what is missing when the Node is too old.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log('Installing packages (npm ci)…');
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.execPath, [npm, 'ci'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const [major, minor] = execFileSync('node', ['--version'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
  .trim()
  .slice(1)
  .split('.')
  .map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Daybook needs Node 22.18 or newer; npm found Node ${major}.${minor} and no pinned one for ${process.platform}-${process.arch}. Install Node 24 from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
