// Fails when the first page needs more than 200 kB of script, gzipped. Counts what index.html asks for and all it imports
// on the way; what is loaded later, by `import()`, is another page's.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limit = 200_000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(await readFile(`${dist}.vite/manifest.json`, 'utf8'));
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
if (entry === undefined) throw new Error('web/dist has no entry: run npm run build -w web');

const seen = new Set();
const visit = (name) => {
  if (seen.has(name)) return;
  seen.add(name);
  for (const imported of manifest[name].imports ?? []) visit(imported);
};
visit(entry);
let total = gzipSync(await readFile(`${dist}theme.js`)).length;
for (const name of seen) total += gzipSync(await readFile(`${dist}${manifest[name].file}`)).length;
console.log(`First page: ${(total / 1000).toFixed(1)} kB of script (gzip), at most ${limit / 1000} kB`);
if (total > limit) process.exit(1);
