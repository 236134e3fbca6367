import { describe, expect, test } from 'vitest';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { affectedVisits, type WantedDay } from '../../src/page/fit-hours.ts';
import { blankPage } from '../../src/page/page-state.ts';
import {
  appointmentIdOf,
  at,
  atNine,
  atTen,
  early,
  halfPastNine,
  lapsed,
  locationId,
  nine,
  on,
  slot,
  ten,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { fit, fresh, wanted } from './fit.ts';
import { booked, cancelled, closed, dayOpened, held, recorded, slotsOpened, transferReserved } from './happened.ts';

const opened = slotsOpened([nine, halfPastNine, ten], 'hours', locationId);
const before = [dayOpened, opened];
const here = { location: locationId };
const long = on([nine, halfPastNine], here);
const none = wanted([]);

describe('nothing live loses its slots', () => {
  test.each([
    ['a visit', [booked(1, long)]],
    ['a visit whose patient is there', [booked(1, long), recorded('PatientArrived', 1, long)]],
    ['a visit that took place', [booked(1, long), recorded('AppointmentFulfilled', 1, long)]],
    ['a hold', [held(1, long)]],
    ['a reservation', [transferReserved(1, long)]],
  ])('%s keeps all of them', (_, live) =>
    given(...before, ...live)
      .when(fit(none))
      .gives(closed(ten, 'hours')),
  );
  test('a lapsed hold keeps them too, until an event ends it', () =>
    given(...before, held(1, long))
      .when(fit(none, { now: lapsed }))
      .gives(closed(ten, 'hours')));
  test('and nothing opens over them', () =>
    given(...before, booked(1, long))
      .when(fit(wanted([slot(5, at('09:15'), at('09:45')), ten])))
      .gives());
  test('what is free again is closed', () =>
    given(...before, booked(1, long), cancelled(1, 'patient', long))
      .when(fit(none))
      .gives(closed(nine, 'hours'), closed(halfPastNine, 'hours'), closed(ten, 'hours')));
});

describe('visits that stand where hours want nothing', () => {
  const affected = (events: readonly DayEvent[], day: WantedDay, now = early) => {
    const page = blankPage();
    for (const event of events) evolvePage(page, event);
    return affectedVisits(page, day, now).map(({ appointmentId }) => appointmentId);
  };
  const both = [...before, booked(1, long), booked(2, on([ten], here))];
  test('are reported', () => expect(affected(both, none)).toEqual([appointmentIdOf(1), appointmentIdOf(2)]));
  test('by any of their slots', () => expect(affected(both, wanted([nine, ten]))).toEqual([appointmentIdOf(1)]));
  test('by time off, on a slot a person opened too', () =>
    expect(
      affected(
        [dayOpened, slotsOpened([nine], 'hand'), booked(1)],
        wanted([nine], { start: nine.start, end: at('09:01') }),
      ),
    ).toEqual([appointmentIdOf(1)]));
  test('not when hours want them', () => expect(affected(both, wanted([nine, halfPastNine, ten]))).toEqual([]));
  test('not on a slot a person opened', () =>
    expect(affected([dayOpened, slotsOpened([nine], 'hand'), booked(1, atNine)], none)).toEqual([]));
  test('not when they have begun, or are over', () => {
    expect(affected(both, none, nine.start)).toEqual([appointmentIdOf(1), appointmentIdOf(2)]);
    expect(affected(both, none, ten.start)).toEqual([]);
  });
  test('not when they were cancelled', () =>
    expect(affected([...both, cancelled(2, 'patient', atTen)], none)).toEqual([appointmentIdOf(1)]));
});

test('ids are given in the order of the slots', () =>
  given(dayOpened)
    .when(fit(wanted([ten, nine])))
    .gives(slotsOpened([fresh(ten), fresh(nine, 1)], 'hours', locationId)));
