import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { bookAppointment } from '../../src/page/book-appointment.ts';
import { cancelAppointment } from '../../src/page/cancel-appointment.ts';
import { closeSlot } from '../../src/page/close-slot.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { openSlots } from '../../src/page/open-slots.ts';
import { blankPage, overlap, type Page } from '../../src/page/page-state.ts';
import { rescheduleAppointment } from '../../src/page/reschedule-appointment.ts';
import { address, admin, appointmentIdOf, at, day, early, patientId, slotIdOf } from './specify.ts';

const n = integer({ min: 0, max: 11 });
const step = record({
  do: constantFrom('open', 'close', 'book', 'cancel', 'move'),
  a: n,
  b: n,
  long: boolean(),
});
const clock = (quarters: number) =>
  at(`${`${9 + Math.floor(quarters / 4)}`.padStart(2, '0')}:${`${(quarters % 4) * 15}`.padStart(2, '0')}`);

/** The n-th id there is, so that most commands are about something real. */
const pick = (ids: ReadonlyMap<string, unknown>, n: number, otherwise: string) =>
  [...ids.keys()][n % Math.max(1, ids.size)] ?? otherwise;

function decide(
  page: Page,
  { do: act, a, b, long }: { do: string; a: number; b: number; long: boolean },
  index: number,
) {
  const common = { address, actor: admin, now: early };
  const slotId = pick(page.slots, a, slotIdOf(99));
  const appointmentId = pick(page.visits, b, appointmentIdOf(99));
  switch (act) {
    case 'open': {
      const slots = [{ slotId: slotIdOf(index), start: clock(a), end: clock(a + (long ? 3 : 1)) }];
      return openSlots(page, { address, day, now: early, slots });
    }
    case 'close':
      return closeSlot(page, { address, actor: admin, slotId, cancelBooked: long });
    case 'book':
      return bookAppointment(page, { ...common, slotId, appointmentId: appointmentIdOf(index), patientId });
    case 'cancel':
      return cancelAppointment(page, { ...common, appointmentId });
    default: {
      const expectedStart = page.visits.get(appointmentId)?.start ?? early;
      return rescheduleAppointment(page, { ...common, appointmentId, slotId, expectedStart, samePage: true });
    }
  }
}

/** Judged from the events alone, not from the page the deciders see (DESIGN §1.1). */
function liveVisits(events: readonly DayEvent[]) {
  const live = new Map<string, { start: string; end: string }>();
  for (const { type, data } of events) {
    if (type === 'AppointmentBooked') live.set(data.appointmentId, data);
    if (type === 'AppointmentRescheduled') live.set(data.appointmentId, data.to);
    if (type === 'AppointmentCancelled') live.delete(data.appointmentId);
  }
  return [...live.values()];
}

test('whatever is asked in whatever order, no two live visits share time, and none stands on a closed slot', () => {
  assert(
    property(array(step, { maxLength: 60 }), (steps) => {
      const page = blankPage();
      const events: DayEvent[] = [];
      for (const [index, asked] of steps.entries()) {
        const decision = decide(page, asked, index);
        for (const event of 'ok' in decision ? decision.ok : []) {
          evolvePage(page, event);
          events.push(event);
        }
        const live = liveVisits(events);
        for (const [i, one] of live.entries())
          for (const other of live.slice(i + 1)) expect(overlap(one, other)).toBe(false);
        for (const visit of page.visits.values())
          if (visit.status === 'booked')
            expect(page.slots.get(visit.slotId)).toMatchObject({ closed: false, appointmentId: visit.appointmentId });
      }
    }),
    { numRuns: 2000 },
  );
});
