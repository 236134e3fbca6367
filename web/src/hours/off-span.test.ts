import { expect, test } from 'vitest';
import { offSpan } from './off-span.ts';

const zone = 'Europe/Berlin';

test('time off is whole days unless it says times, also on the day the clocks change', () => {
  expect(offSpan({ first: '2026-10-25', from: '', last: '2026-10-25', until: '' }, zone)).toEqual({
    start: '2026-10-24T22:00:00.000Z',
    end: '2026-10-25T23:00:00.000Z',
  });
  expect(offSpan({ first: '2026-11-26', from: '13:00', last: '2026-11-27', until: '09:30' }, zone)).toEqual({
    start: '2026-11-26T12:00:00.000Z',
    end: '2026-11-27T08:30:00.000Z',
  });
});
