import { describe, test } from 'vitest';
import { releaseHold } from '../../src/page/release-hold.ts';
import type { Page } from '../../src/page/page-state.ts';
import { address, appointmentIdOf, holderId, otherHolderId } from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, dayOpened, held, holdExpired, holdReleased, opened } from './happened.ts';

const release =
  (who = holderId) =>
  (page: Page) =>
    releaseHold(page, { address, appointmentId: appointmentIdOf(1), holderId: who });
const before = [dayOpened, opened, held(1)];

describe('gives back', () => {
  test('a held time', () =>
    given(...before)
      .when(release())
      .gives(holdReleased(1)));
  test('one given back already, which changes nothing', () =>
    given(...before, holdReleased(1))
      .when(release())
      .gives());
  test('one that has expired, which changes nothing', () =>
    given(...before, holdExpired(1))
      .when(release())
      .gives());
});

describe('refuses', () => {
  test("somebody else's hold", () =>
    given(...before)
      .when(release(otherHolderId))
      .refused('not-yours', 'id'));
  test('a hold that never was', () => given(dayOpened, opened).when(release()).refused('hold-not-found', 'id'));
  test('what is booked by now', () =>
    given(...before, booked(1))
      .when(release())
      .refused('hold-not-found', 'id'));
});
