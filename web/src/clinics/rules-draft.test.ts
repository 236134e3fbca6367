import { clinicPolicy } from '@daybook/contracts/booking-policy.ts';
import { expect, test } from 'vitest';
import { rulesDraft, rulesRequest, spanDraft, spanMinutes } from './rules-draft.ts';

test('lengths of time are said in the largest unit that fits', () => {
  expect([0, 30, 90, 120, 1440, 2880].map(spanDraft).map(({ amount, unit }) => `${amount} ${unit}`)).toEqual([
    '0 minutes',
    '30 minutes',
    '90 minutes',
    '2 hours',
    '1 days',
    '2 days',
  ]);
  expect([spanMinutes({ amount: '1,5', unit: 'hours' }), spanMinutes({ amount: 'x', unit: 'days' })]).toEqual([
    90,
    'x',
  ]);
});

test('rules become a form and the same rules again; empty limits are none', () => {
  const policy = { ...clinicPolicy, capPerPatient: 4 };
  expect(rulesRequest(rulesDraft(policy))).toEqual(policy);
  expect(rulesRequest({ ...rulesDraft(policy), capPerPatient: ' ', horizonDays: '' })).toEqual({
    ...clinicPolicy,
    horizonDays: '',
  });
});
