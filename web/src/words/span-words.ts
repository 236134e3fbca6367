import type { Words } from './words.ts';

/** `a day`, `2 hours` or `45 minutes`. */
export function spanWords(t: Words, minutes: number): string {
  if (minutes > 0 && minutes % 1_440 === 0) return t('time.days', { count: minutes / 1_440 });
  if (minutes > 0 && minutes % 60 === 0) return t('time.hours', { count: minutes / 60 });
  return t('time.minutes', { count: minutes });
}
