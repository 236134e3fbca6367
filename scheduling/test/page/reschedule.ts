import type { Page } from '../../src/page/page-state.ts';
import { rescheduleAppointment, type RescheduleAppointment } from '../../src/page/reschedule-appointment.ts';
import { address, appointmentIdOf, early, facts, nine, patient, ten } from '../clinic.ts';

/** The patient moves the visit at nine to ten, or otherwise as said. */
export const move =
  (more: Partial<RescheduleAppointment> = {}) =>
  (page: Page): ReturnType<typeof rescheduleAppointment> =>
    rescheduleAppointment(page, {
      address,
      appointmentId: appointmentIdOf(1),
      slotId: ten.slotId,
      expectedStart: nine.start,
      facts: facts(),
      actor: patient,
      now: early,
      ...more,
    });
