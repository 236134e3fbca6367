import { describe, test } from 'vitest';
import type { Page } from '../../src/page/page-state.ts';
import { progressVisit, type ProgressVisit, type Step } from '../../src/page/progress-visit.ts';
import {
  address,
  admin,
  appointmentIdOf,
  at,
  atHalfPastNine,
  atNine,
  day,
  guest,
  nine,
  otherPractitioner,
  patient,
  practitioner,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, cancelled, dayOpened, opened, recorded, rescheduled } from './happened.ts';

const record =
  (step: Step, more: Partial<ProgressVisit> = {}) =>
  (page: Page) =>
    progressVisit(page, {
      address,
      appointmentId: appointmentIdOf(1),
      step,
      actor: practitioner,
      now: at('12:00'),
      ...more,
    });
const before = [dayOpened, opened, booked(1)];

const status = {
  booked: [],
  arrived: [recorded('PatientArrived', 1)],
  'checked-in': [recorded('PatientCheckedIn', 1)],
  fulfilled: [recorded('AppointmentFulfilled', 1)],
  noshow: [recorded('NoShowRecorded', 1)],
  cancelled: [cancelled(1, 'patient')],
  'entered-in-error': [recorded('AppointmentEnteredInError', 1)],
} as const;
const steps = {
  arrive: recorded('PatientArrived', 1),
  'check-in': recorded('PatientCheckedIn', 1),
  fulfil: recorded('AppointmentFulfilled', 1),
  'no-show': recorded('NoShowRecorded', 1),
  'entered-in-error': recorded('AppointmentEnteredInError', 1),
} as const;

/** What each step does to a visit of each status: yes, no, or - for what is so already. */
const table = `
                  arrive  check-in  fulfil  no-show  entered-in-error
booked            yes     yes       yes     yes      yes
arrived           -       yes       yes     no       yes
checked-in        no      -         yes     no       yes
fulfilled         no      no        -       no       yes
noshow            no      no        no      -        yes
cancelled         no      no        no      no       yes
entered-in-error  no      no        no      no       -`;

const isStatus = (word: string): word is keyof typeof status => word in status;
const isStep = (word: string): word is Step => word in steps;
const [, head = '', ...rows] = table.split('\n');
const columns = head.trim().split(/\s+/).filter(isStep);
for (const row of rows) {
  const [from = '', ...answers] = row.split(/\s+/);
  if (!isStatus(from)) throw new Error(`no such status: ${from}`);
  describe(`a visit that is ${from}`, () =>
    test.each(columns.map((step, index) => ({ step, answer: answers[index] })))(
      '$step: $answer',
      ({ step, answer }) => {
        const decided = given(...before, ...status[from]).when(record(step));
        if (answer === 'yes') decided.gives(steps[step]);
        else if (answer === '-') decided.gives();
        else decided.refused(from === 'cancelled' ? 'appointment-cancelled' : 'illegal-transition', 'id');
      },
    ));
}

describe('when it can be true', () => {
  const dayBefore = '2026-11-23T22:59:00.000Z';
  test.each(['arrive', 'check-in', 'fulfil'] as const)('%s: from the first minute of the day', (step) => {
    given(...before)
      .when(record(step, { now: dayBefore }))
      .refused('too-early', 'id');
    given(...before)
      .when(record(step, { now: day.start }))
      .gives(steps[step]);
  });
  test('no-show: from the start of the visit', () => {
    given(...before)
      .when(record('no-show', { now: at('08:59') }))
      .refused('too-early', 'id');
    given(...before)
      .when(record('no-show', { now: nine.start }))
      .gives(steps['no-show']);
  });
  test('entered-in-error: ever', () =>
    given(...before)
      .when(record('entered-in-error', { now: dayBefore }))
      .gives(steps['entered-in-error']));
});

describe('refuses', () => {
  test('to patients, guests and other practitioners', () => {
    for (const actor of [patient, guest, otherPractitioner])
      given(...before)
        .when(record('arrive', { actor }))
        .refused('not-yours', 'id');
  });
  test('an unknown appointment', () =>
    given(dayOpened, opened)
      .when(record('arrive', { actor: admin }))
      .refused('appointment-not-found', 'id'));
  test('an old request for a moved visit', () =>
    given(...before, rescheduled(1, atNine, atHalfPastNine, 1))
      .when(record('no-show', { expectedStart: nine.start }))
      .refused('appointment-moved', 'expectedStart'));
});
