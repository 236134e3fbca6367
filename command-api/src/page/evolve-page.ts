import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { GrowingPage } from './page-state.ts';

function free(page: GrowingPage, slotId: string): void {
  const slot = page.slots.get(slotId);
  if (slot === undefined) return;
  const { appointmentId: _, ...rest } = slot;
  page.slots.set(slotId, rest);
}

function take(page: GrowingPage, slotId: string, appointmentId: string): void {
  const slot = page.slots.get(slotId);
  if (slot !== undefined) page.slots.set(slotId, { ...slot, appointmentId });
}

/** Folds one event into the page, in place. It never judges: what is in the stream has happened. */
export function evolvePage(page: GrowingPage, event: DayEvent): void {
  switch (event.type) {
    case 'DayOpened':
      page.day = { start: event.data.start, end: event.data.end };
      return;
    case 'SlotOpened':
      for (const slot of event.data.slots) page.slots.set(slot.slotId, { ...slot, closed: false });
      return;
    case 'SlotClosed': {
      const slot = page.slots.get(event.data.slotId);
      if (slot !== undefined) page.slots.set(slot.slotId, { ...slot, closed: true });
      return;
    }
    case 'AppointmentBooked': {
      const { appointmentId, patientId, slotId, start, end } = event.data;
      page.visits.set(appointmentId, { appointmentId, patientId, slotId, start, end, status: 'booked', move: 0 });
      take(page, slotId, appointmentId);
      return;
    }
    case 'AppointmentRescheduled': {
      const { appointmentId, to, move } = event.data;
      const visit = page.visits.get(appointmentId);
      if (visit === undefined) return;
      page.visits.set(appointmentId, { ...visit, ...to, move });
      free(page, visit.slotId);
      take(page, to.slotId, appointmentId);
      return;
    }
    case 'AppointmentCancelled': {
      const visit = page.visits.get(event.data.appointmentId);
      if (visit === undefined) return;
      page.visits.set(visit.appointmentId, { ...visit, status: 'cancelled' });
      free(page, visit.slotId);
      return;
    }
  }
}
