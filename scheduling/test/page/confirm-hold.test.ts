import { describe, test } from 'vitest';
import { confirmHold, type ConfirmHold } from '../../src/page/confirm-hold.ts';
import type { Page } from '../../src/page/page-state.ts';
import {
  address,
  admin,
  appointmentIdOf,
  atHalfPastNine,
  atNine,
  checkUp,
  detailsOf,
  early,
  facts,
  freshId,
  guest,
  holderId,
  lapsed,
  nine,
  otherHolderId,
  otherPatient,
  patient,
  patientId,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, cancelled, dayOpened, held, holdExpired, holdReleased, opened } from './happened.ts';

const usual = {
  address,
  appointmentId: appointmentIdOf(1),
  holderIds: [holderId],
  patientId,
  facts: facts(),
  actor: patient,
  now: early,
};
const confirm =
  (more: Partial<ConfirmHold> = {}) =>
  (page: Page) =>
    confirmHold(page, { ...usual, ...more });
const before = [dayOpened, opened, held(1)];

describe('books', () => {
  test('the time one holds, with the reason and the series', () => {
    const more = { reason: 'Pain', seriesId: freshId(5) };
    given(...before)
      .when(confirm(more))
      .gives(booked(1, atNine, more));
  });
  test('with the details of the hold', () => {
    const details = detailsOf(checkUp);
    given(dayOpened, opened, held(1, atNine, holderId, { details }))
      .when(confirm())
      .gives(booked(1, atNine, { details }));
  });
  test('what one held as a guest before signing in', () =>
    given(...before)
      .when(confirm({ holderIds: [otherHolderId, holderId] }))
      .gives(booked(1)));
  test('a lapsed hold, as long as no event has ended it', () =>
    given(...before)
      .when(confirm({ now: lapsed.replace('08:05', '08:59') }))
      .gives(booked(1)));
  test('what it booked already, which changes nothing', () =>
    given(...before, booked(1))
      .when(confirm())
      .gives());
  test('with a notice that was kept when it was held', () =>
    given(...before)
      .when(confirm({ facts: facts({ policy: { minimumNotice: 600 } }) }))
      .gives(booked(1)));
  test('the last free visit of a day: its own hold is not counted', () =>
    given(...before)
      .when(confirm({ facts: facts({ policy: { capPerDay: 1 } }) }))
      .gives(booked(1)));
  test('a time that has begun, when staff say why', () =>
    given(...before)
      .when(confirm({ actor: admin, now: nine.start, override: { reason: 'walked in' } }))
      .gives(booked(1, atNine, { overridden: ['slot-in-past'], overrideReason: 'walked in' })));
});

describe('a hold for which rules were set aside', () => {
  const against = held(1, atNine, holderId, { overridden: ['too-short-notice', 'day-full'] });
  const override = { reason: 'in pain' };

  test('is booked with all of them and why, each once', () =>
    given(dayOpened, opened, against, booked(2, atHalfPastNine))
      .when(confirm({ actor: admin, override, facts: facts({ policy: { capPerDay: 1 } }) }))
      .gives(booked(1, atNine, { overridden: ['too-short-notice', 'day-full'], overrideReason: 'in pain' })));

  test('is not booked by who does not set them aside, too', () => {
    given(dayOpened, opened, against)
      .when(confirm({ actor: admin }))
      .refused('override-not-allowed', 'override');
    given(dayOpened, opened, against).when(confirm({ override })).refused('override-not-allowed', 'override');
  });
});

describe('refuses', () => {
  test("somebody else's hold", () =>
    given(...before)
      .when(confirm({ holderIds: [otherHolderId] }))
      .refused('not-yours', 'id'));
  test('to book for somebody else, and guests', () => {
    for (const actor of [otherPatient, guest])
      given(...before)
        .when(confirm({ actor }))
        .refused('not-yours', 'patientId');
  });
  test('a hold that has ended', () => {
    for (const end of [holdExpired(1), holdReleased(1)])
      given(...before, end)
        .when(confirm())
        .refused('hold-ended', 'id');
  });
  test('a hold that ended, whose time somebody else has', () =>
    given(...before, holdExpired(1), booked(2))
      .when(confirm())
      .refused('hold-ended', 'id'));
  test('a hold that never was', () => given(dayOpened, opened).when(confirm()).refused('hold-not-found', 'id'));
  test('what it booked when that was cancelled since', () =>
    given(...before, booked(1), cancelled(1, 'patient'))
      .when(confirm())
      .refused('hold-not-found', 'id'));
  test('a time that has begun', () =>
    given(...before)
      .when(confirm({ now: nine.start }))
      .refused('slot-in-past', 'id'));
  test('what a rule speaks against now that the patient is known', () =>
    given(...before, booked(2, atHalfPastNine))
      .when(confirm({ facts: facts({ patient: { upcoming: 1, elsewhere: [atNine] } }) }))
      .refused('patient-elsewhere', 'id'));
  test('an override by a patient', () =>
    given(...before)
      .when(confirm({ override: { reason: 'please' } }))
      .refused('override-not-allowed', 'override'));
});
