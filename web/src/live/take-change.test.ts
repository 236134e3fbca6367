import { expect, test } from 'vitest';
import { queryClient } from '../api/query-client.ts';
import { takeChange } from './take-change.ts';

const keys = [
  ['slots', 'd'],
  ['slots', 'other'],
  ['slots', 'clinic', 'c'],
  ['practitioners', 'all'],
  ['appointments', 'conflicts', {}],
  ['appointments', 'all'],
  ['locations'],
];

test('a push of times makes old what shows them, and which visits need a look', () => {
  for (const key of keys) queryClient.setQueryData(key, {});
  takeChange({ topic: 'slots:d' });
  const old = keys.filter((key) => queryClient.getQueryState(key)?.isInvalidated);
  expect(old).toEqual([
    ['slots', 'd'],
    ['slots', 'clinic', 'c'],
    ['practitioners', 'all'],
    ['appointments', 'conflicts', {}],
  ]);
  queryClient.clear();
});
