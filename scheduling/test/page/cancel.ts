import { cancelAppointment, type CancelAppointment } from '../../src/page/cancel-appointment.ts';
import type { Page } from '../../src/page/page-state.ts';
import { address, appointmentIdOf, early, facts, nine, patient } from '../clinic.ts';

/** The patient cancels the visit at nine, or otherwise as said. */
export const cancel =
  (more: Partial<CancelAppointment> = {}) =>
  (page: Page): ReturnType<typeof cancelAppointment> =>
    cancelAppointment(page, {
      address,
      appointmentId: appointmentIdOf(1),
      expectedStart: nine.start,
      facts: facts(),
      actor: patient,
      now: early,
      ...more,
    });
