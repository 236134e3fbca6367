import { describe, test } from 'vitest';
import { finishTransfer } from '../../src/page/finish-transfer.ts';
import type { Page } from '../../src/page/page-state.ts';
import { address, nine, on, transferId } from '../clinic.ts';
import { given } from '../specify.ts';
import { dayOpened, opened, transferConfirmed, transferReleased, transferReserved } from './happened.ts';

const finish = (isGiven: boolean) => (page: Page) => finishTransfer(page, { address, transferId, isGiven });
const before = [dayOpened, opened, transferReserved(1)];

describe('the target', () => {
  test('keeps the visit that was given', () =>
    given(...before)
      .when(finish(true))
      .gives(transferConfirmed(1)));
  test('with its buffers and its count of moves', () => {
    const place = on([nine], { before: 5, after: 5 });
    given(dayOpened, opened, transferReserved(1, place, { move: 3 }))
      .when(finish(true))
      .gives(transferConfirmed(1, place, 3));
  });
  test('frees the time of one that was not', () =>
    given(...before)
      .when(finish(false))
      .gives(transferReleased(1)));
});

describe('what is finished changes nothing', () => {
  test.each([true, false])('confirmed, and asked again: %s', (isGiven) =>
    given(...before, transferConfirmed(1))
      .when(finish(isGiven))
      .gives(),
  );
  test.each([true, false])('released, and asked again: %s', (isGiven) =>
    given(...before, transferReleased(1))
      .when(finish(isGiven))
      .gives(),
  );
  test('never reserved', () => given(dayOpened, opened).when(finish(true)).gives());
});
