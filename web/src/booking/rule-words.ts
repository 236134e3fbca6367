import type { Location } from '../api/answers.ts';
import { timeWords } from '../words/time-words.ts';
import type { Words } from '../words/words.ts';
import { changeRules, changeState } from './change-rules.ts';

/** Until when a visit can be moved or cancelled, by the rule of its clinic, in one sentence. */
export function ruleWords(t: Words, location: Location | undefined, start: string, zone: string, now: number): string {
  const rules = changeRules(location?.policy, start);
  const until = timeWords(rules.until, zone).full;
  switch (changeState(rules, now)) {
    case 'closed':
      return t('rule.closed');
    case 'late':
      return rules.until === start ? t('rule.lateOpen') : t('rule.late', { until });
    case 'free':
      if (rules.lateFrom === undefined) return rules.until === start ? t('rule.open') : t('rule.until', { until });
      return t('rule.free', { from: timeWords(rules.lateFrom, zone).full });
  }
}
