import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { AppointmentAnswer, AppointmentStatus } from '@daybook/contracts/http/appointment-shapes.ts';
import type { Placement } from '@daybook/contracts/placement.ts';
import type { Page } from '@daybook/scheduling/page/page-state.ts';

export type Answer = Omit<AppointmentAnswer, 'position'>;

const statusAfter: Readonly<Partial<Record<DayEvent['type'], AppointmentStatus>>> = {
  AppointmentBooked: 'booked',
  AppointmentCancelled: 'cancelled',
  PatientArrived: 'arrived',
  PatientCheckedIn: 'checked-in',
  AppointmentFulfilled: 'fulfilled',
  NoShowRecorded: 'noshow',
  AppointmentEnteredInError: 'entered-in-error',
};

/** What is said of an appointment at a placement. */
export function answerAt(appointmentId: string, status: AppointmentStatus, { slots, start, end }: Placement): Answer {
  return { appointmentId, status, slotId: slots[0]?.slotId ?? '', start, end };
}

/**
 * What an appointment's command answers: from its own events, so that a repetition is answered alike whatever happened
 * since; else (the wish was met already) from the page.
 */
export const answerAppointment =
  (id: string) =>
  (events: readonly DayEvent[], page: Page): Answer => {
    for (const { type, data } of events.toReversed()) {
      if (!('appointmentId' in data) || data.appointmentId !== id) continue;
      if (type === 'AppointmentHeld') return { ...answerAt(id, 'pending', data), expiresAt: data.expiresAt };
      if (type === 'AppointmentRescheduled') return answerAt(id, 'booked', data.to);
      const status = statusAfter[type];
      if (status !== undefined && 'slots' in data) return answerAt(id, status, data);
    }
    const visit = page.visits.get(id);
    if (visit === undefined) throw new TypeError('an accepted command without a visit');
    return answerAt(id, visit.status, visit.placement);
  };
