import { describe, test } from 'vitest';
import { openSlots } from '../../src/page/open-slots.ts';
import { closeSlot } from '../../src/page/close-slot.ts';
import { expireHold } from '../../src/page/expire-hold.ts';
import { finishTransfer } from '../../src/page/finish-transfer.ts';
import { giveVisitAway } from '../../src/page/give-visit-away.ts';
import { holdAppointment } from '../../src/page/hold-appointment.ts';
import type { Page } from '../../src/page/page-state.ts';
import { progressVisit, type Step } from '../../src/page/progress-visit.ts';
import { reserveTransfer } from '../../src/page/reserve-transfer.ts';
import {
  address,
  admin,
  appointmentIdOf,
  at,
  atTen,
  day,
  early,
  facts,
  halfPastNine,
  holderId,
  nine,
  otherPage,
  patientId,
  practitioner,
  practitionerId,
  slot,
  transferId,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { fit, wanted } from './fit.ts';
import { booked, cancelled, dayClosed, dayOpened, opened, recorded, transferRefused } from './happened.ts';
import { move } from './reschedule.ts';
import { swap } from './swap.ts';

// Early, by a clock that goes wrong: nothing but the closing itself speaks against anything.
const page = given(dayOpened, opened, booked(1), booked(2, atTen), dayClosed);
const [usual, free] = [{ address, facts: facts(), actor: admin, now: early }, halfPastNine.slotId];
const override = { reason: 'Severe pain' };
const visit = { transferId, appointmentId: appointmentIdOf(1) };

describe('on a closed page nothing is', () => {
  test('opened', () => {
    const slots = [slot(9, at('11:00'), at('11:30'))];
    page.when((closed) => openSlots(closed, { ...usual, day, slots, openingNotice: 0 })).refused('day-closed', 'slots');
    page.when(fit(wanted([slot(9, at('11:00'), at('11:30'))]))).gives();
  });

  test('closed any more', () =>
    page
      .when((closed) => closeSlot(closed, { ...usual, slotId: free, cancelBooked: true }))
      .refused('day-closed', 'slotId'));

  test('booked or held, not even by staff who set rules aside', () => {
    page.when(book({ slotId: free, actor: admin, override })).refused('day-closed', 'slotId');
    page
      .when((closed) =>
        holdAppointment(closed, { ...usual, appointmentId: appointmentIdOf(3), slotId: free, holderId }),
      )
      .refused('day-closed', 'slotId');
  });

  test('moved: not within it, not swapped, not to it', () => {
    page.when(move({ slotId: free, actor: admin, override })).refused('day-closed', 'id');
    page.when(swap()).refused('day-closed', 'withAppointmentId');
    const come = { ...usual, ...visit, patientId, slotId: free, sourcePage: otherPage, move: 1, override };
    page.when((closed) => reserveTransfer(closed, come)).refused('day-closed', 'slotId');
  });

  test('moved away: a move that was under way gets its refusal, which is what a closed page takes of it', () => {
    const to = { practitionerId, page: otherPage, ...atTen };
    page
      .when((closed) => giveVisitAway(closed, { ...visit, address, expectedStart: nine.start, move: 1, to }))
      .gives(transferRefused(1, 'day-closed'));
  });
});

describe('on a closed page the practice catches up on its notes', () => {
  const late = '2026-11-26T09:00:00.000Z';
  const note = (step: Step) => (closed: Page) =>
    progressVisit(closed, { address, appointmentId: appointmentIdOf(1), step, actor: practitioner, now: late });

  test.each([
    ['fulfil', recorded('AppointmentFulfilled', 1)],
    ['no-show', recorded('NoShowRecorded', 1)],
    ['entered-in-error', recorded('AppointmentEnteredInError', 1)],
  ] as const)('%s', (step, event) => page.when(note(step)).gives(event));

  test('cancelled, when the desk only hears of it now', () =>
    page.when(cancel({ actor: admin, now: late })).gives(cancelled(1, 'admin')));
});

test('what policies repeat finds nothing to do on a closed page', () => {
  page.when((closed) => expireHold(closed, { address, appointmentId: appointmentIdOf(1), now: at('23:00') })).gives();
  page.when((closed) => finishTransfer(closed, { address, transferId, isGiven: true })).gives();
});
