import { describe, test } from 'vitest';
import type { VisitType } from '@daybook/contracts/visit-type.ts';
import { setVisitTypes } from '../../src/location/change-location.ts';
import type { LocationState } from '../../src/location/location-state.ts';
import { admin, checkUp, freshId, locationId } from '../clinic.ts';
import { defined, given, locationOpened, retired } from './specify-location.ts';

const cleaning = { ...checkUp, visitTypeId: freshId(2), name: 'Cleaning' };
const set =
  (visitTypes: readonly VisitType[], ...made: readonly string[]) =>
  (state: LocationState) =>
    setVisitTypes(state, { locationId, visitTypes, isNew: (id) => made.includes(id) }, admin);
const before = [locationOpened, defined(checkUp)];

describe('the clinic offers exactly these kinds of visits', () => {
  test('new ones are defined', () =>
    given(locationOpened)
      .when(set([checkUp, cleaning], checkUp.visitTypeId, cleaning.visitTypeId))
      .gives(defined(checkUp), defined(cleaning)));
  test('the same changes nothing', () =>
    given(...before)
      .when(set([checkUp]))
      .gives());
  test('a different one is defined anew', () =>
    given(...before)
      .when(set([{ ...checkUp, duration: 45 }]))
      .gives(defined({ ...checkUp, duration: 45 })));
  test('a missing one is retired, after what is defined', () =>
    given(...before)
      .when(set([cleaning], cleaning.visitTypeId))
      .gives(defined(cleaning), retired(checkUp.visitTypeId)));
  test('none retires all, once', () => {
    given(...before)
      .when(set([]))
      .gives(retired(checkUp.visitTypeId));
    given(...before, retired(checkUp.visitTypeId))
      .when(set([]))
      .gives();
  });
  test('two may change names', () =>
    given(...before, defined(cleaning))
      .when(
        set([
          { ...checkUp, name: 'Cleaning' },
          { ...cleaning, name: 'Check-up' },
        ]),
      )
      .gives(defined({ ...checkUp, name: 'Cleaning' }), defined({ ...cleaning, name: 'Check-up' })));
});

describe('refuses', () => {
  test('for a clinic that was never opened', () => given().when(set([])).refused('location-not-found', 'id'));
  test('an id that is not of this clinic', () =>
    given(...before)
      .when(set([checkUp, cleaning]))
      .refused('visit-type-unknown', 'visitTypes.1.visitTypeId'));
  test('the id of one that was retired', () =>
    given(...before, retired(checkUp.visitTypeId))
      .when(set([checkUp]))
      .refused('visit-type-unknown', 'visitTypes.0.visitTypeId'));
  test('two of one name', () =>
    given(...before)
      .when(set([checkUp, { ...cleaning, name: checkUp.name }], cleaning.visitTypeId))
      .refused('name-twice', 'visitTypes.1.name'));
  test('one kind twice', () =>
    given(...before)
      .when(set([checkUp, { ...checkUp, name: 'Other' }]))
      .refused('name-twice', 'visitTypes.1.name'));
});
