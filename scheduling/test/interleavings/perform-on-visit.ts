import { pageId } from '@daybook/contracts/page-address.ts';
import { cancelAppointment } from '../../src/page/cancel-appointment.ts';
import { progressVisit, type Step } from '../../src/page/progress-visit.ts';
import { rescheduleAppointment } from '../../src/page/reschedule-appointment.ts';
import { swapAppointments } from '../../src/page/swap-appointments.ts';
import { actorOf, factsOf, overrideOf, pick, slotOf, type Act } from './act.ts';
import { askAbout } from './ask.ts';
import { reserve } from './perform-transfer.ts';
import type { World } from './world.ts';

/** A command about a visit, wherever it stands. */
export function onVisit(world: World, act: Act): void {
  const { who, what, other, kind } = act;
  const visits = world.visits();
  const begun = visits.filter((id) => (world.ledger.placeOf(id)?.start ?? world.now) < world.now);
  const appointmentId = pick(act.act === 'progress' && kind < 5 ? begun : visits, what);
  if (appointmentId === undefined) return;
  const facts = factsOf(kind);
  const expectedStart = world.ledger.placeOf(appointmentId)?.start ?? world.now;
  switch (act.act) {
    case 'cancel':
      askAbout(world, [{ appointmentId, expectedStart }], (later) =>
        later.runOn(appointmentId, (page, address) =>
          cancelAppointment(page, {
            address,
            appointmentId,
            expectedStart,
            facts,
            actor: actorOf(who, address),
            now: later.now,
          }),
        ),
      );
      return;
    case 'progress':
      world.runOn(appointmentId, (page, address) => {
        const steps: readonly Step[] = ['arrive', 'check-in', 'fulfil', 'no-show', 'entered-in-error'];
        const actor = actorOf(4 + (who % 2), address);
        return progressVisit(page, {
          address,
          appointmentId,
          step: pick(steps, other) ?? 'arrive',
          actor,
          now: world.now,
        });
      });
      return;
    case 'reschedule': {
      const slotId = slotOf(world, world.whereIs(appointmentId).address, other);
      askAbout(world, [{ appointmentId, expectedStart }], (later) =>
        later.runOn(appointmentId, (page, address) =>
          rescheduleAppointment(page, {
            address,
            appointmentId,
            expectedStart,
            slotId,
            facts,
            ...overrideOf(act),
            actor: actorOf(who, address),
            now: later.now,
          }),
        ),
      );
      return;
    }
    case 'swap': {
      const here = pageId(world.whereIs(appointmentId).address);
      const neighbours = world.visits().filter((id) => pageId(world.whereIs(id).address) === here);
      const withId = pick(neighbours, other) ?? appointmentId;
      const withExpectedStart = world.ledger.placeOf(withId)?.start ?? world.now;
      const meant = [
        { appointmentId, expectedStart },
        { appointmentId: withId, expectedStart: withExpectedStart },
      ];
      askAbout(world, meant, (later) =>
        later.runOn(appointmentId, (page, address) =>
          swapAppointments(page, {
            address,
            appointmentId,
            expectedStart,
            withAppointmentId: withId,
            withExpectedStart,
            actor: actorOf(4 + (who % 2), address),
            now: later.now,
          }),
        ),
      );
      return;
    }
    default:
      reserve(world, act, appointmentId);
  }
}
