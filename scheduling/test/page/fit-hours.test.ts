import { describe, test } from 'vitest';
import { at, day, halfPastNine, locationId, nine, otherLocationId, slot, ten } from '../clinic.ts';
import { given } from '../specify.ts';
import { fit, fresh, wanted } from './fit.ts';
import { closed, dayOpened, slotsOpened } from './happened.ts';

const opened = slotsOpened([nine, halfPastNine, ten], 'hours', locationId);
const all = wanted([nine, halfPastNine, ten]);
const off = { start: at('09:15'), end: at('09:45') };

describe('opens', () => {
  test('the page and what is wanted', () =>
    given()
      .when(fit(wanted([nine, ten])))
      .gives(dayOpened, slotsOpened([fresh(nine), fresh(ten, 1)], 'hours', locationId)));
  test('only what is missing', () =>
    given(dayOpened, slotsOpened([nine], 'hours', locationId))
      .when(fit(all))
      .gives(slotsOpened([fresh(halfPastNine), fresh(ten, 1)], 'hours', locationId)));
  test('one event to a clinic', () => {
    const both = wanted([nine]);
    const { start, end } = ten;
    given(dayOpened)
      .when(fit({ ...both, slots: [...both.slots, { start, end, locationId: otherLocationId }] }))
      .gives(slotsOpened([fresh(nine)], 'hours', locationId), slotsOpened([fresh(ten, 1)], 'hours', otherLocationId));
  });
  test('again what hours had closed', () =>
    given(dayOpened, opened, closed(nine, 'hours'))
      .when(fit(all))
      .gives(slotsOpened([fresh(nine)], 'hours', locationId)));
});

describe('closes', () => {
  test('what is not wanted any more', () =>
    given(dayOpened, opened)
      .when(fit(wanted([nine])))
      .gives(closed(halfPastNine, 'hours'), closed(ten, 'hours')));
  test('what is wanted with another length, before it opens that', () => {
    const long = slot(5, nine.start, ten.end);
    given(dayOpened, opened)
      .when(fit(wanted([long])))
      .gives(
        ...[nine, halfPastNine, ten].map((each) => closed(each, 'hours')),
        slotsOpened([fresh(long)], 'hours', locationId),
      );
  });
  test('what is wanted at another clinic', () =>
    given(dayOpened, slotsOpened([nine], 'hours', otherLocationId))
      .when(fit(wanted([nine])))
      .gives(closed(nine, 'hours'), slotsOpened([fresh(nine)], 'hours', locationId)));
  test('what time off touches, also what a person opened', () => {
    for (const source of ['hours', 'hand'] as const)
      given(dayOpened, slotsOpened([nine, halfPastNine, ten], source, locationId))
        .when(fit(wanted([nine, halfPastNine, ten], off)))
        .gives(closed(nine, 'hours'), closed(halfPastNine, 'hours'));
  });
  test('what a closure of its clinic touches, and no slot of another', () => {
    const closure = { ...off, locationId: otherLocationId };
    given(dayOpened, slotsOpened([nine], 'hand', otherLocationId), slotsOpened([ten], 'hours', locationId))
      .when(fit(wanted([ten], closure, { ...ten, locationId: otherLocationId })))
      .gives(closed(nine, 'hours'));
  });
});

describe('never', () => {
  test('twice', () => {
    given(dayOpened, opened).when(fit(all)).gives();
    given()
      .when(fit(wanted([])))
      .gives();
  });
  test('what a person closed, or anything that overlaps it', () => {
    given(dayOpened, opened, closed(nine)).when(fit(all)).gives();
    given(dayOpened, opened, closed(nine))
      .when(fit(wanted([slot(5, at('09:15'), at('09:45')), ten])))
      .gives(closed(halfPastNine, 'hours'));
  });
  test('what a person opened, but for time off', () =>
    given(dayOpened, slotsOpened([nine], 'hand', locationId))
      .when(fit(wanted([slot(5, at('09:15'), at('09:45')), ten])))
      .gives(slotsOpened([fresh(ten)], 'hours', locationId)));
  test('in time off', () =>
    given(dayOpened)
      .when(fit(wanted([nine, ten], off)))
      .gives(slotsOpened([fresh(ten)], 'hours', locationId)));
  test('what has begun', () => {
    given(dayOpened, opened)
      .when(fit(wanted([]), { now: halfPastNine.start }))
      .gives(closed(ten, 'hours'));
    given(dayOpened)
      .when(fit(all, { now: halfPastNine.start }))
      .gives(slotsOpened([fresh(ten)], 'hours', locationId));
  });
  test('beyond the page', () =>
    given(dayOpened)
      .when(
        fit(wanted([slot(5, at('22:45'), '2026-11-24T23:15:00.000Z'), slot(6, day.end, '2026-11-24T23:30:00.000Z')])),
      )
      .gives());
});
