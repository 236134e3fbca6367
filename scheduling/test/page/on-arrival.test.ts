import { describe, test } from 'vitest';
import { bookAppointment } from '../../src/page/book-appointment.ts';
import { cancelAppointment } from '../../src/page/cancel-appointment.ts';
import { onArrival } from '../../src/page/finish-transfer.ts';
import type { Page } from '../../src/page/page-state.ts';
import { rescheduleAppointment } from '../../src/page/reschedule-appointment.ts';
import {
  address,
  appointmentIdOf,
  atNine,
  atTen,
  checkUp,
  detailsOf,
  early,
  facts,
  freshId,
  halfPastNine,
  holderId,
  nine,
  on,
  patient,
  patientId,
  ten,
  transferId,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { cancelled, dayOpened, opened, rescheduled, transferConfirmed, transferReserved } from './happened.ts';

const visit = { address, appointmentId: appointmentIdOf(1), actor: patient, now: early, facts: facts() };
const cancel =
  (expectedStart = nine.start, arrivedBy: string | undefined = transferId) =>
  (page: Page) =>
    onArrival(page, address, arrivedBy, (arrived) => cancelAppointment(arrived, { ...visit, expectedStart }));
const move = (slotId: string) => (page: Page) =>
  onArrival(page, address, transferId, (arrived) => rescheduleAppointment(arrived, { ...visit, slotId }));
const before = [dayOpened, opened, transferReserved(1)];

describe('a command on a visit whose move here is committed, and not confirmed', () => {
  test('appends both together', () =>
    given(...before)
      .when(cancel())
      .gives(transferConfirmed(1), cancelled(1, 'patient')));
  test('is decided as if the visit stood here, with its move counted', () =>
    given(...before)
      .when(move(ten.slotId))
      .gives(transferConfirmed(1), rescheduled(1, atNine, atTen, 2)));
  test('and with the length it was booked with', () => {
    const long = on([nine, halfPastNine]);
    const details = detailsOf({ ...checkUp, duration: 60 });
    given(dayOpened, opened, transferReserved(1, long, { details }))
      .when(move(halfPastNine.slotId))
      .gives(transferConfirmed(1, long), rescheduled(1, long, on([halfPastNine, ten]), 2));
  });
  test('that changes nothing confirms it', () =>
    given(...before)
      .when(move(nine.slotId))
      .gives(transferConfirmed(1)));
  test('that is refused appends nothing', () =>
    given(...before)
      .when(cancel(ten.start))
      .refused('appointment-moved', 'expectedStart'));
});

describe('decides as ever', () => {
  test('when the move is confirmed', () =>
    given(...before, transferConfirmed(1))
      .when(cancel())
      .gives(cancelled(1, 'patient')));
  test('when it came by no move', () =>
    given(...before)
      .when((page) => onArrival(page, address, undefined, (same) => cancelAppointment(same, visit)))
      .refused('appointment-not-found', 'id'));
  test('when another move is meant', () =>
    given(...before)
      .when(cancel(nine.start, freshId(9)))
      .refused('appointment-not-found', 'id'));
  test('about anything else on the page', () =>
    given(...before)
      .when((page) =>
        onArrival(page, address, transferId, (arrived) =>
          bookAppointment(arrived, { ...visit, slotId: nine.slotId, patientId, holderId }),
        ),
      )
      .refused('slot-taken', 'slotId'));
});
