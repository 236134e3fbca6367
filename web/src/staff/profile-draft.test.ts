import { expect, test } from 'vitest';
import type { Practitioner } from '../api/answers.ts';
import { amountText, numberOr } from './money-draft.ts';
import { profileChange, profileDraft } from './profile-draft.ts';

const doctor: Practitioner = {
  practitionerId: 'p',
  name: 'Dr. Ines Okafor',
  specialty: 'Dermatologist',
  degree: 'MD',
  experience: 9,
  about: '',
  address: ['Harbour Clinic'],
  fee: { amount: 6250, currency: 'CHF' },
  bookZone: 'Europe/Berlin',
  available: true,
  verified: true,
  nextFree: [],
};

test('only what was changed is sent, in the units of the API', () => {
  const draft = profileDraft(doctor);
  expect(draft).toMatchObject({ fee: '62.50', clinic: 'Harbour Clinic', street: '', experience: '9' });
  expect(profileChange(doctor, draft)).toEqual({});
  expect(profileChange(doctor, { ...draft, fee: '70', street: '12 Quay Street' })).toEqual({
    fee: { amount: 7000, currency: 'CHF' },
    address: ['Harbour Clinic', '12 Quay Street'],
  });
});

test('what is no number goes as it was typed, so that the answer names the field', () => {
  expect(profileChange(doctor, { ...profileDraft(doctor), fee: 'ten', experience: '' })).toEqual({
    fee: { amount: 'ten', currency: 'CHF' },
    experience: '',
  });
  expect([amountText(6000), numberOr(' '), numberOr('8')]).toEqual(['60', undefined, 8]);
});
