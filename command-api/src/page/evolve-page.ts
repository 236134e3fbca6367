import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Page, Slot, Visit } from './page-state.ts';

const withSlot = (page: Page, slot: Slot): Page => ({ ...page, slots: new Map(page.slots).set(slot.slotId, slot) });
const withVisit = (page: Page, visit: Visit): Page => ({
  ...page,
  visits: new Map(page.visits).set(visit.appointmentId, visit),
});

function free(page: Page, slotId: string): Page {
  const slot = page.slots.get(slotId);
  if (slot === undefined) return page;
  const { appointmentId: _, ...rest } = slot;
  return withSlot(page, rest);
}

function take(page: Page, slotId: string, appointmentId: string): Page {
  const slot = page.slots.get(slotId);
  return slot === undefined ? page : withSlot(page, { ...slot, appointmentId });
}

/** Folds one event into the page. It never judges: what is in the stream has happened. */
export function evolvePage(page: Page, event: DayEvent): Page {
  switch (event.type) {
    case 'DayOpened':
      return { ...page, day: { start: event.data.start, end: event.data.end } };
    case 'SlotOpened':
      return event.data.slots.reduce((next, slot) => withSlot(next, { ...slot, closed: false }), page);
    case 'SlotClosed': {
      const slot = page.slots.get(event.data.slotId);
      return slot === undefined ? page : withSlot(page, { ...slot, closed: true });
    }
    case 'AppointmentBooked': {
      const { appointmentId, patientId, slotId, start, end } = event.data;
      const visit: Visit = { appointmentId, patientId, slotId, start, end, status: 'booked', move: 0 };
      return take(withVisit(page, visit), slotId, appointmentId);
    }
    case 'AppointmentRescheduled': {
      const { appointmentId, to, move } = event.data;
      const visit = page.visits.get(appointmentId);
      if (visit === undefined) return page;
      return take(free(withVisit(page, { ...visit, ...to, move }), visit.slotId), to.slotId, appointmentId);
    }
    case 'AppointmentCancelled': {
      const visit = page.visits.get(event.data.appointmentId);
      if (visit === undefined) return page;
      return free(withVisit(page, { ...visit, status: 'cancelled' }), visit.slotId);
    }
  }
}
