import { describe, test } from 'vitest';
import { shift } from '../../src/offer/shift.ts';
import { expireHold } from '../../src/page/expire-hold.ts';
import type { Page } from '../../src/page/page-state.ts';
import { address, appointmentIdOf, early, lapsed } from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, dayOpened, held, holdExpired, holdReleased, opened } from './happened.ts';

const expire =
  (now = lapsed) =>
  (page: Page) =>
    expireHold(page, { address, appointmentId: appointmentIdOf(1), now });
const before = [dayOpened, opened, held(1)];

describe('a hold is ended by our policy', () => {
  test('when it has lapsed', () =>
    given(...before)
      .when(expire())
      .gives(holdExpired(1)));
});

describe('and anything else is left alone', () => {
  test('a hold that has not lapsed', () => {
    for (const now of [early, shift(lapsed, -1)])
      given(...before)
        .when(expire(now))
        .gives();
  });
  test('one that has expired', () =>
    given(...before, holdExpired(1))
      .when(expire())
      .gives());
  test('one that was given back', () =>
    given(...before, holdReleased(1))
      .when(expire())
      .gives());
  test('one that was booked', () =>
    given(...before, booked(1))
      .when(expire())
      .gives());
  test('one that never was', () => given(dayOpened, opened).when(expire()).gives());
});
