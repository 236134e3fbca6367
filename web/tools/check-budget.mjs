// Fails when the first page needs more than 200 kB of script, gzipped, or brings staff pages along. Counts what index.html
// asks for and all it imports on the way; what is loaded later, by `import()`, is another page's.
//   node web/tools/check-budget.mjs [folder of the built page]
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limit = 200_000;
const dist = process.argv[2] ?? fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
if (entry === undefined) throw new Error(`${dist} has no entry: run npm run build -w web`);

const first = new Set();
const visit = (name) => {
  if (first.has(name)) return;
  first.add(name);
  for (const imported of manifest[name].imports ?? []) visit(imported);
};
visit(entry);
let total = gzipSync(await readFile(join(dist, 'theme.js'))).length;
for (const name of first) total += gzipSync(await readFile(join(dist, manifest[name].file))).length;
console.log(`First page: ${(total / 1000).toFixed(1)} kB of script (gzip), at most ${limit / 1000} kB`);

// A page that is imported like any other module has no entry of its own here: it is part of the first page then.
const staff = [
  'day/day-page',
  'admin/overview-page',
  'admin/doctors-page',
  'admin/appointments-page',
  'staff/staff-shell',
  'staff/profile-page',
  'hours/hours-page',
  'patients/patients-page',
  'patients/patient-page',
  'clinics/clinics-page',
  'clinics/clinic-page',
];
const brought = staff.filter((page) => {
  const name = `src/${page}.tsx`;
  return manifest[name]?.isDynamicEntry !== true || first.has(name);
});
if (brought.length > 0) console.error(`Staff pages within the first page: ${brought.join(', ')}`);
process.exitCode = total > limit || brought.length > 0 ? 1 : 0;
