import { describe, expect, test } from 'vitest';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { grant, judge, type Wish } from '../../src/offer/judge.ts';
import { offeredTimes } from '../../src/offer/offered-times.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { blankPage } from '../../src/page/page-state.ts';
import {
  admin,
  at,
  atHalfPastNine,
  atNine,
  atTen,
  early,
  facts,
  halfPastNine,
  lapsed,
  nine,
  ofType,
  on,
  patient,
  practitioner,
  practitionerId,
  slotIdOf,
  ten,
} from '../clinic.ts';
import { booked, closed, dayOpened, held, opened } from '../page/happened.ts';

function page(...events: readonly DayEvent[]) {
  const page = blankPage();
  for (const event of [dayOpened, opened, ...events]) evolvePage(page, event);
  return page;
}
const wish = { practitionerId, slotId: nine.slotId, facts: facts(), now: early };
const reasons = (more: Partial<Wish>, ...events: readonly DayEvent[]) =>
  judge(page(...events), { ...wish, ...more }).objections.map(({ reason }) => reason);

describe('a verdict says everything that speaks against a time (explain)', () => {
  test('time first, rules after', () =>
    expect(
      reasons(
        { now: nine.start, facts: facts({ practitioner: { verified: true, available: false, timeOff: [] } }) },
        closed(nine),
        closed(ten),
      ),
    ).toEqual(['slot-closed', 'slot-in-past', 'practitioner-unavailable']));
  test('each visit and hold that is in the way', () =>
    expect(
      reasons(
        { facts: ofType({ duration: 60, bufferAfter: 5 }) },
        held(1),
        booked(2, atHalfPastNine),
        booked(3, atTen),
      ),
    ).toEqual(['slot-held', 'slot-taken', 'buffer']));
  test('a lapsed hold is no objection: it is what the visit would end', () => {
    const verdict = judge(page(held(1)), { ...wish, now: lapsed });
    expect(verdict.objections).toEqual([]);
    expect(verdict.lapsed.map(({ placement }) => placement)).toEqual([atNine]);
  });
  test('a slot that is not there has no more to be said of it', () =>
    expect(judge(page(), { ...wish, slotId: slotIdOf(99), facts: facts({ visitType: 'unknown' }) })).toMatchObject({
      objections: [{ reason: 'slot-not-found' }],
    }));
});

describe('a verdict becomes yes or no', () => {
  const firm = judge(page(booked(1)), { ...wish, facts: facts({ policy: { minimumNotice: 90 } }) });
  const soft = judge(page(), { ...wish, facts: facts({ policy: { minimumNotice: 90 } }) });
  const override = { reason: 'emergency' };
  test('no, by the first objection that stands', () => {
    expect(grant(firm, patient, undefined)).toMatchObject({ refused: { reason: 'slot-taken', field: 'slotId' } });
    expect(grant(soft, patient, undefined, 'id')).toMatchObject({
      refused: { reason: 'too-short-notice', field: 'id' },
    });
  });
  test('staff set aside what can be, and nothing else', () => {
    expect(grant(soft, admin, override)).toMatchObject({ placement: atNine, overridden: ['too-short-notice'] });
    expect(grant(firm, admin, override)).toMatchObject({ refused: { reason: 'slot-taken' } });
    expect(grant(soft, practitioner, undefined)).toMatchObject({ refused: { reason: 'too-short-notice' } });
  });
  test('nobody else does', () =>
    expect(grant(soft, patient, override)).toMatchObject({ refused: { reason: 'override-not-allowed' } }));
});

describe('offered are the times nothing speaks against', () => {
  const offered = (more: Partial<Wish>, ...events: readonly DayEvent[]) =>
    offeredTimes(page(...events), { ...wish, ...more }).map(({ start }) => start);
  test('earliest first', () => expect(offered({})).toEqual([nine.start, halfPastNine.start, ten.start]));
  test('without what is taken, closed, or past', () => {
    expect(offered({}, booked(1), closed(ten))).toEqual([halfPastNine.start]);
    expect(offered({ now: at('09:30') })).toEqual([ten.start]);
  });
  test('for a visit of that length', () =>
    expect(offeredTimes(page(booked(1)), { ...wish, facts: ofType({ duration: 60 }) })).toEqual([
      on([halfPastNine, ten]),
    ]));
  test('a lapsed hold does not hide its time', () => {
    expect(offered({}, held(1))).not.toContain(nine.start);
    expect(offered({ now: lapsed }, held(1))).toContain(nine.start);
  });
});
