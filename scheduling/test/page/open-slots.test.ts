import { describe, expect, test } from 'vitest';
import { openSlots, type OpenSlots } from '../../src/page/open-slots.ts';
import { blankPage, type Page } from '../../src/page/page-state.ts';
import { address, at, day, early, halfPastNine, locationId, nine, practitionerId, slot, ten } from '../clinic.ts';
import { given } from '../specify.ts';
import { closed, dayOpened, opened, slotsOpened } from './happened.ts';

const open =
  (slots: OpenSlots['slots'], more: Partial<OpenSlots> = {}) =>
  (page: Page) =>
    openSlots(page, { address, day, slots, openingNotice: 0, now: early, ...more });

describe('opens', () => {
  test('the first slots and the page itself, in one append', () =>
    given()
      .when(open([nine, halfPastNine, ten]))
      .gives(dayOpened, opened));

  test('slots of a clinic', () =>
    given(dayOpened)
      .when(open([nine], { locationId }))
      .gives(slotsOpened([nine], 'hand', locationId)));

  test('a slot right after another', () => {
    const next = slot(9, ten.end, at('11:00'));
    given(dayOpened, opened)
      .when(open([next]))
      .gives(slotsOpened([next]));
  });

  test('a slot where one was closed', () => {
    const again = { ...nine, slotId: slot(9, '', '').slotId };
    given(dayOpened, opened, closed(nine))
      .when(open([again]))
      .gives(slotsOpened([again]));
  });

  test('slots as far ahead as the clinic wants it, to the minute; a reason nobody asked for is not recorded', () =>
    given(dayOpened)
      .when(open([nine], { openingNotice: 60, override: { reason: 'urgent' } }))
      .gives(slotsOpened([nine])));

  test('slots sooner than that when staff say why, and the event says it too', () =>
    given(dayOpened)
      .when(open([nine, ten], { openingNotice: 61, override: { reason: 'came-free' } }))
      .gives({
        type: 'SlotOpened',
        data: {
          practitionerId,
          source: 'hand',
          slots: [nine, ten],
          overridden: ['opening-notice'],
          overrideReason: 'came-free',
        },
      }));

  test('the whole page, from its first minute to its last', () => {
    const whole = slot(1, day.start, day.end);
    given()
      .when(open([whole], { now: '2026-11-23T12:00:00.000Z' }))
      .gives(dayOpened, slotsOpened([whole]));
  });
});

describe('refuses', () => {
  test('a slot that overlaps an open one by a minute', () =>
    given(dayOpened, opened)
      .when(open([slot(9, at('10:29'), at('10:45'))]))
      .refused('slot-overlap', 'slots.0'));

  test('slots of one request that overlap each other', () =>
    given()
      .when(open([nine, slot(9, at('09:29'), at('09:45'))]))
      .refused('slot-overlap', 'slots.1'));

  test('a slot around an open one', () =>
    given(dayOpened, opened)
      .when(open([slot(9, at('08:30'), at('11:00'))]))
      .refused('slot-overlap', 'slots.0'));

  test('a slot that ends as it starts', () =>
    given()
      .when(open([slot(1, at('09:00'), at('09:00'))]))
      .refused('end-before-start', 'slots.0.end'));

  test('a slot that has begun', () =>
    given()
      .when(open([nine], { now: nine.start }))
      .refused('slot-in-past', 'slots.0.start'));

  test('a slot sooner than the clinic opens times, with the minutes of its rule', () => {
    const decision = open([ten, nine], { openingNotice: 61 })(blankPage());
    expect(decision).toStrictEqual({
      refused: {
        reason: 'opening-notice',
        detail: 'Times are opened at least 61 minutes ahead.',
        field: 'slots.1.start',
      },
    });
  });

  test('what cannot be set aside, before what can, whatever staff say', () => {
    const more = { openingNotice: 120, now: at('09:10') };
    given(dayOpened, opened)
      .when(open([slot(8, at('10:45'), at('11:00')), ten], more))
      .refused('slot-overlap', 'slots.1');
    given(dayOpened)
      .when(open([nine], { ...more, override: { reason: 'urgent' } }))
      .refused('slot-in-past', 'slots.0.start');
  });

  test('a slot over the end of the page', () =>
    given()
      .when(open([slot(1, at('22:45'), '2026-11-24T23:15:00.000Z')]))
      .refused('not-one-day', 'slots.0'));

  test('a slot of another day, and with it the whole request', () =>
    given()
      .when(open([nine, slot(9, '2026-11-25T09:00:00.000Z', '2026-11-25T09:30:00.000Z')]))
      .refused('not-one-day', 'slots.1'));
});
