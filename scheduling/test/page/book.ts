import { bookAppointment, type BookAppointment } from '../../src/page/book-appointment.ts';
import type { Page } from '../../src/page/page-state.ts';
import { address, appointmentIdOf, early, facts, holderId, nine, patient, patientId } from '../clinic.ts';

/** The patient books nine o'clock for themselves, or otherwise as said. */
export const book =
  (more: Partial<BookAppointment> = {}) =>
  (page: Page): ReturnType<typeof bookAppointment> =>
    bookAppointment(page, {
      address,
      appointmentId: appointmentIdOf(1),
      slotId: nine.slotId,
      patientId,
      holderId,
      facts: facts(),
      actor: patient,
      now: early,
      ...more,
    });
