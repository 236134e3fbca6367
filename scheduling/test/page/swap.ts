import type { Page } from '../../src/page/page-state.ts';
import { swapAppointments, type SwapAppointments } from '../../src/page/swap-appointments.ts';
import { address, appointmentIdOf, early, nine, practitioner, ten } from '../clinic.ts';

/** The practitioner swaps the visits at nine and at ten, or otherwise as said. */
export const swap =
  (more: Partial<SwapAppointments> = {}) =>
  (page: Page): ReturnType<typeof swapAppointments> =>
    swapAppointments(page, {
      address,
      appointmentId: appointmentIdOf(1),
      expectedStart: nine.start,
      withAppointmentId: appointmentIdOf(2),
      withExpectedStart: ten.start,
      actor: practitioner,
      now: early,
      ...more,
    });
