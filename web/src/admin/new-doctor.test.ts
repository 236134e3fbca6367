import { expect, test } from 'vitest';
import { cents } from '../staff/money-draft.ts';
import { blankDoctor, toRequest } from './new-doctor.ts';

test('amounts are read as people write them', () => {
  expect([cents('62'), cents('62,50'), cents(' 62.5 ')]).toEqual([6200, 6250, 6250]);
  expect([cents('free'), cents('1.234'), cents('')]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test('what is empty or no number is left to the API to name', () => {
  expect(toRequest({ ...blankDoctor, fee: 'a lot', experience: '' })).toMatchObject({
    fee: { amount: 'a lot', currency: 'EUR' },
    experience: undefined,
    address: [''],
  });
  expect(toRequest({ ...blankDoctor, fee: '60', experience: '9', clinic: 'Here', street: 'There 1' })).toMatchObject({
    fee: { amount: 6000 },
    experience: 9,
    address: ['Here', 'There 1'],
  });
});
