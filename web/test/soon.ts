import { instantAt } from '../src/words/instant-at.ts';
import { dayAhead } from './small-clinic.ts';

const zone = 'Europe/Berlin';
const minute = 60_000;

/** So many times of five minutes each, from a few minutes from now on; all of today, if the day is not nearly over. */
export function soon(count: number): readonly { start: string; end: string }[] {
  const midnight = Date.parse(instantAt(dayAhead(1), '00:00', zone));
  const first = Math.ceil(Date.now() / minute) * minute + 3 * minute;
  const begin = Math.min(first, midnight - count * 5 * minute);
  return Array.from({ length: count }, (_, index) => ({
    start: new Date(begin + index * 5 * minute).toISOString(),
    end: new Date(begin + (index + 1) * 5 * minute).toISOString(),
  }));
}
