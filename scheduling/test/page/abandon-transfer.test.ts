import { describe, test } from 'vitest';
import { abandonTransfer, giveVisitAway } from '../../src/page/give-visit-away.ts';
import type { Page } from '../../src/page/page-state.ts';
import { address, appointmentIdOf, atNine, atTen, nine, otherPage, practitionerId, transferId } from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, cancelled, dayOpened, opened, transferredOut, transferRefused } from './happened.ts';

const asked = { address, transferId, appointmentId: appointmentIdOf(1) };
const abandon = (page: Page) => abandonTransfer(page, asked);
const there = { practitionerId, page: otherPage, ...atTen };
const before = [dayOpened, opened, booked(1)];

describe('a move without an outcome gets one', () => {
  test('while the visit stands', () =>
    given(...before)
      .when(abandon)
      .gives(transferRefused(1, 'move-abandoned')));
  test('whatever became of the visit', () =>
    given(...before, cancelled(1, 'patient'))
      .when(abandon)
      .gives(transferRefused(1, 'move-abandoned')));
  test('on a page nothing was ever on', () => given().when(abandon).gives(transferRefused(1, 'move-abandoned')));
});

describe('the first outcome stands', () => {
  test('given', () =>
    given(...before, transferredOut(1, atNine, there))
      .when(abandon)
      .gives());
  test('refused', () =>
    given(...before, transferRefused(1, 'appointment-moved'))
      .when(abandon)
      .gives());
  test('and a handler that comes late gives nothing away', () =>
    given(...before, transferRefused(1, 'move-abandoned'))
      .when((page) => giveVisitAway(page, { ...asked, expectedStart: nine.start, move: 1, to: there }))
      .gives());
});
