import type { Practitioner } from '../api/answers.ts';
import type { DayContent } from '../day/day-sheet.ts';

/** The most practitioners one page may look at, as the notifier has it. */
const most = 50;

/**
 * Whose times are kept live: those of everybody who has something on the page, and as many others as may be watched, whose
 * first time of the day would otherwise appear only later.
 */
export function watchedHere(content: DayContent | undefined, doctors: readonly Practitioner[]): readonly string[] {
  const { visits = [], free = [], held = [] } = content ?? {};
  const here = [...visits, ...free, ...held].map(({ practitionerId }) => practitionerId);
  return [...new Set([...here, ...doctors.map(({ practitionerId }) => practitionerId)])].slice(0, most);
}
