import { expect, test } from 'vitest';
import { typeDraft, typeFaults, typeRequest } from './type-draft.ts';

const type = {
  visitTypeId: 'v',
  name: 'Cleaning',
  duration: 45,
  bufferBefore: 0,
  bufferAfter: 15,
  fee: { amount: 9550, currency: 'EUR' },
  practitionerIds: ['a', 'b'],
  capPerDay: 3,
};

test('a kind of visit becomes a form and the same kind again', () => {
  const { visitTypeId, ...rest } = type;
  expect(visitTypeId).toBe('v');
  expect(typeRequest(typeDraft(type), 'EUR')).toEqual(rest);
  expect(typeRequest({ ...typeDraft(undefined), name: 'New' }, 'EUR')).toEqual({
    name: 'New',
    duration: 30,
    bufferBefore: 0,
    bufferAfter: 0,
    fee: { amount: '', currency: 'EUR' },
    practitionerIds: [],
  });
});

test('what is wrong is told beside the fields of the one that was changed', () => {
  const paths = new Map([
    ['visitTypes.1.name', 'twice'],
    ['visitTypes.1.fee.amount', 'needed'],
    ['visitTypes.0.name', 'other'],
  ]);
  expect(typeFaults(paths, 1)).toEqual({ name: 'twice', fee: 'needed' });
});
