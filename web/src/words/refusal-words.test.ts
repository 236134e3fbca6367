import { expect, test } from 'vitest';
import { Refusal } from '../api/refusal.ts';
import { refusalWords } from './refusal-words.ts';
import { words } from './words.ts';

const { t } = words;
const refusal = (reason: string, status = 409, errors: { field: string; rule: string; message: string }[] = []) =>
  new Refusal({ status, reason, detail: 'for programmers', errors });

test('the fields of a malformed request are told beside them, in words', () => {
  const error = refusal('malformed', 400, [
    { field: 'password', rule: 'too-small', message: 'must have at least 8 characters' },
    { field: 'name', rule: 'required', message: 'is missing' },
    { field: 'phone', rule: 'too-small', message: 'Too small: expected string to have >=3 characters' },
    { field: 'fee.amount', rule: 'invalid-type', message: 'Invalid input: expected int' },
  ]);
  expect(refusalWords(t, error)).toEqual({
    sentence: '',
    fields: {
      password: 'This must have at least 8 characters.',
      name: 'This is missing.',
      phone: 'This is too short or too small.',
      amount: 'This does not look right.',
    },
  });
});

test('every reason people can meet has its own sentence', () => {
  for (const reason of [
    'slot-taken',
    'day-closed',
    'slot-booked',
    'slot-held',
    'not-enough-time',
    'too-short-notice',
    'opening-notice',
    'patient-has-enough',
    'patient-elsewhere',
    'too-late',
    'hold-ended',
    'practitioner-not-verified',
    'not-verified',
    'verified-facts',
    'profile-changed',
    'location-name-empty',
    'location-name-taken',
    'practitioner-unavailable',
    'slot-closed',
    'appointment-moved',
    'wrong-credentials',
    'not-ready',
  ]) {
    expect(refusalWords(t, refusal(reason)).sentence).not.toMatch(/for programmers|went wrong/);
  }
  expect(refusalWords(t, refusal('email-taken')).fields['email']).toMatch(/registered already/);
  expect(refusalWords(t, refusal('offline', 0)).sentence).toMatch(/Check your connection/);
});

test('who waits is told that it is they who wait', () => {
  const about = (status: number) => refusalWords(t, refusal('practitioner-not-verified', status)).sentence;
  expect(about(403)).toBe(t('failure.verifiedOnly'));
  expect(about(422)).toBe(t('failure.notVerified'));
});

test('what nobody foresaw is told without its insides', () => {
  expect(refusalWords(t, refusal('internal', 500)).sentence).toBe(t('failure.unexpected'));
  expect(refusalWords(t, new TypeError('x is not a function')).sentence).toBe(t('failure.unexpected'));
});
