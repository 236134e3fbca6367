import { expect, test } from 'vitest';
import { Refusal } from '../api/refusal.ts';
import { canBeSetAside, isOpeningNotice } from './set-aside.ts';

const refusal = (reason: string) => new Refusal({ status: 422, reason, detail: '' });

test('rules of the clinic can be set aside, time itself and other failures never', () => {
  for (const reason of ['too-short-notice', 'day-full', 'time-off', 'slot-in-past'])
    expect(canBeSetAside(refusal(reason))).toBe(true);
  for (const reason of ['slot-taken', 'buffer', 'not-enough-time', 'offline', 'malformed'])
    expect(canBeSetAside(refusal(reason))).toBe(false);
  expect(canBeSetAside(new TypeError('x'))).toBe(false);
  expect(canBeSetAside(null)).toBe(false);
});

test('when times are opened, the notice alone can be set aside', () => {
  expect(isOpeningNotice(refusal('opening-notice'))).toBe(true);
  for (const reason of ['slot-in-past', 'time-off', 'beyond-horizon', 'clinic-closed'])
    expect(isOpeningNotice(refusal(reason))).toBe(false);
  expect(isOpeningNotice(null)).toBe(false);
});
