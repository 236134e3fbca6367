import { parseArgs } from 'node:util';
import { appends } from './appends.ts';
import { bookings } from './bookings.ts';
import { delivery } from './delivery.ts';
import { million } from './million.ts';
import { oneSlot } from './one-slot.ts';
import { reads } from './reads.ts';

/** What `npm run bench -- <name>` can measure; without a name it measures bookings. */
const benches: Readonly<Record<string, (events: number | undefined) => Promise<void>>> = {
  bookings,
  'one-slot': oneSlot,
  appends,
  reads,
  delivery,
  million,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many events `reads` and `million` write and read back. */
    events: { type: 'string' },
  },
});
const events = values.events === undefined ? undefined : Number(values.events);
const chosen = positionals.length === 0 ? ['bookings'] : positionals;
const unknown = chosen.filter((name) => benches[name] === undefined);
if (unknown.length > 0 || (events !== undefined && !(Number.isInteger(events) && events > 0))) {
  console.error(`npm run bench -- [${Object.keys(benches).join('|')}]… [--events <number>]`);
  process.exit(1);
}
for (const name of chosen) {
  console.log(`\n${name}`);
  await benches[name]?.(events);
}
