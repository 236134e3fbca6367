import { expect, test } from 'vitest';
import type { Location } from '../api/answers.ts';
import { words } from '../words/words.ts';
import { changeRules, changeState } from './change-rules.ts';
import { clockWords, phaseOf } from './countdown.ts';
import { ruleWords } from './rule-words.ts';

const start = '2026-11-26T10:30:00.000Z';
const day = 1_440;
const at = (instant: string) => Date.parse(instant);
const clinic = (cancelNotice: number, lateCancel: number): Location => ({
  locationId: 'l',
  name: 'Harbour Clinic',
  address: [],
  zone: 'Europe/Berlin',
  policy: { minimumNotice: 0, openingNotice: 0, horizonDays: 60, cancelNotice, lateCancel, reminderSteps: [] },
  visitTypes: [],
  closures: [],
});

test('the countdown shows minutes and seconds and stops at nothing', () => {
  expect([300_000, 277_000, 60_500, 900, 0, -5_000].map(clockWords)).toEqual([
    '5:00',
    '4:37',
    '1:01',
    '0:01',
    '0:00',
    '0:00',
  ]);
  expect([60_001, 60_000, 1, 0, -1].map(phaseOf)).toEqual(['kept', 'last', 'last', 'over', 'over']);
});

test('a visit is free to change, then late, then the practice’s', () => {
  const rules = changeRules(clinic(60, day).policy, start);
  expect(rules).toEqual({ lateFrom: '2026-11-25T10:30:00.000Z', until: '2026-11-26T09:30:00.000Z' });
  expect(changeState(rules, at('2026-11-25T10:29:59.000Z'))).toBe('free');
  expect(changeState(rules, at('2026-11-25T10:30:00.000Z'))).toBe('late');
  expect(changeState(rules, at('2026-11-26T09:30:00.000Z'))).toBe('closed');
  // Notice that is longer than the late window leaves no room for being late.
  expect(changeRules(clinic(day, 60).policy, start).lateFrom).toBeUndefined();
  expect(changeRules(undefined, start)).toEqual({ lateFrom: undefined, until: start });
});

test('the rule is told in one sentence, on the clock of the practice', () => {
  const told = (location: Location | undefined, now: string) =>
    ruleWords(words.t, location, start, 'Europe/Berlin', at(now));
  const early = '2026-11-20T08:00:00.000Z';
  expect(told(undefined, early)).toBe('Free to move or cancel until it begins.');
  expect(told(clinic(60, 0), early)).toBe('You can move or cancel it until Thu 26 Nov, 10:30.');
  expect(told(clinic(60, day), early)).toMatch(/until Wed 25 Nov, 11:30; later/);
  expect(told(clinic(60, day), '2026-11-26T08:00:00.000Z')).toMatch(/counts as late, and from Thu 26 Nov, 10:30/);
  expect(told(clinic(0, day), '2026-11-26T08:00:00.000Z')).toMatch(/counts as a late cancellation/);
  expect(told(clinic(60, day), '2026-11-26T10:00:00.000Z')).toMatch(/only the practice/);
});
