import { describe, test } from 'vitest';
import { closeDay } from '../../src/page/close-day.ts';
import type { Page } from '../../src/page/page-state.ts';
import { address, day, on, nine, ten } from '../clinic.ts';
import { given } from '../specify.ts';
import {
  booked,
  dayClosed,
  dayOpened,
  held,
  holdExpired,
  opened,
  transferConfirmed,
  transferReleased,
  transferReserved,
} from './happened.ts';

/** A day after the page ended. */
const late = '2026-11-25T23:00:00.000Z';
const close =
  (now = late) =>
  (page: Page) =>
    closeDay(page, { address, now });
const before = [dayOpened, opened];

describe('closes a page', () => {
  test('a day after its own, whatever visits are on it', () =>
    given(...before, booked(1))
      .when(close())
      .gives(dayClosed));

  test('whose holds and reservations have come to their ends', () =>
    given(
      ...before,
      held(1),
      holdExpired(1),
      transferReserved(2, on([ten])),
      transferReleased(2, on([ten])),
      transferReserved(3, on([nine])),
      transferConfirmed(3, on([nine])),
    )
      .when(close())
      .gives(dayClosed));

  test('once', () =>
    given(...before, dayClosed)
      .when(close())
      .gives());

  test('but none that was never opened', () => given().when(close()).gives());
});

describe('refuses to close a page', () => {
  test('a minute before a day has passed since its own', () => {
    given(...before)
      .when(close('2026-11-25T22:59:00.000Z'))
      .refused('too-early');
    given(...before)
      .when(close(day.start))
      .refused('too-early');
  });

  test('while a time is held, also when the hold has lapsed long since', () =>
    given(...before, held(1))
      .when(close())
      .refused('slot-held'));

  test('while a time is reserved for a visit of another page', () =>
    given(...before, transferReserved(1))
      .when(close())
      .refused('slot-held'));
});
