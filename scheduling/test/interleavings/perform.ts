import { pageId, type PageAddress } from '@daybook/contracts/page-address.ts';
import { bookAppointment } from '../../src/page/book-appointment.ts';
import { cancelAppointment } from '../../src/page/cancel-appointment.ts';
import { closeSlot } from '../../src/page/close-slot.ts';
import { confirmHold } from '../../src/page/confirm-hold.ts';
import { expireHold } from '../../src/page/expire-hold.ts';
import { fitHours } from '../../src/page/fit-hours.ts';
import { holdAppointment } from '../../src/page/hold-appointment.ts';
import { openSlots } from '../../src/page/open-slots.ts';
import { progressVisit, type Step } from '../../src/page/progress-visit.ts';
import { releaseHold } from '../../src/page/release-hold.ts';
import { rescheduleAppointment } from '../../src/page/reschedule-appointment.ts';
import { swapAppointments } from '../../src/page/swap-appointments.ts';
import { detailsOf } from '../clinic.ts';
import { actorOf, factsOf, hoursOf, overrideOf, pageOf, personOf, pick, slotOf, type Act } from './act.ts';
import { abandon, finish, give, reserve } from './perform-transfer.ts';
import { dayOf, quarter, type Asked, type World } from './world.ts';

/** Asks now, and perhaps again much later. */
function ask(world: World, asked: Asked): void {
  world.asked.push(asked);
  asked(world);
}

/** An old command that did something did it to the visit the caller meant, where the caller thought it stood. */
function askAbout(
  world: World,
  meant: readonly { appointmentId: string; expectedStart: string }[],
  asked: Asked,
): void {
  ask(world, (later) => {
    const before = later.log.length;
    const stood = meant.map(({ appointmentId }) => later.ledger.placeOf(appointmentId)?.start);
    asked(later);
    for (const { event } of later.log.slice(before)) {
      if (event.type === 'HoldExpired' || event.type === 'TransferConfirmed') continue;
      const touched =
        event.type === 'AppointmentsSwapped'
          ? event.data.visits.map(({ appointmentId }) => appointmentId)
          : 'appointmentId' in event.data
            ? [event.data.appointmentId]
            : [];
      for (const id of touched) {
        const index = meant.findIndex(({ appointmentId }) => appointmentId === id);
        if (index < 0) throw new Error('a command touched a visit it did not name');
        if (stood[index] !== meant[index]?.expectedStart) throw new Error('an old command touched a moved visit');
      }
    }
  });
}

const details = (kind: number) => {
  const { visitType } = factsOf(kind);
  return visitType === undefined || visitType === 'unknown' ? {} : { details: detailsOf(visitType) };
};

function onVisit(world: World, act: Act): void {
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
            ...{ address, appointmentId, expectedStart, facts },
            ...{ actor: actorOf(who, address), now: later.now },
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
            ...{ address, appointmentId, expectedStart, slotId, facts, ...overrideOf(act) },
            ...{ actor: actorOf(who, address), now: later.now },
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
            ...{ address, appointmentId, expectedStart, withAppointmentId: withId, withExpectedStart },
            ...{ actor: actorOf(4 + (who % 2), address), now: later.now },
          }),
        ),
      );
      return;
    }
    default:
      reserve(world, act, appointmentId);
  }
}

function onHold(world: World, address: PageAddress, { act, who, what, kind }: Act): void {
  const hold = pick([...world.page(address).holds.values()], what);
  if (hold === undefined) return;
  const { appointmentId } = hold;
  const asked = { address, appointmentId, now: world.now };
  const actor = actorOf(who, address);
  const holderId = kind < 8 ? hold.holderId : personOf(who);
  if (act === 'release') world.run(address, (page) => releaseHold(page, { address, appointmentId, holderId }));
  else if (act === 'expire') world.run(address, (page) => expireHold(page, asked));
  else
    ask(world, (later) =>
      later.run(address, (page) =>
        confirmHold(page, {
          ...{ ...asked, now: later.now, holderIds: [holderId], patientId: personOf(who) },
          ...{ facts: factsOf(kind), actor },
        }),
      ),
    );
}

function onPage(world: World, address: PageAddress, act: Act): void {
  const { who, what, other, kind } = act;
  const { now } = world;
  const actor = actorOf(who, address);
  const slotId = slotOf(world, address, what);
  switch (act.act) {
    case 'open': {
      const [start, end] = [quarter(address, what), quarter(address, what + 1 + (kind % 4))];
      const slots = [{ slotId: world.newSlotId(address), start, end }];
      world.run(address, (page) => openSlots(page, { address, day: dayOf(address), slots, now }));
      return;
    }
    case 'close':
      world.run(address, (page) => closeSlot(page, { address, slotId, cancelBooked: kind > 4, actor, now }));
      return;
    case 'fit-hours':
      world.run(address, (page) =>
        fitHours(page, {
          ...{ address, day: dayOf(address), wanted: hoursOf(address, act), now },
          slotIdOf: () => world.newSlotId(address),
        }),
      );
      return;
    case 'hold':
    case 'book': {
      const wish = { address, slotId, facts: factsOf(kind), actor, ...details(kind), holderId: personOf(who) };
      const patientId = personOf(who > 3 ? other : who);
      const make = act.act === 'hold' ? holdAppointment : bookAppointment;
      ask(world, (later) => {
        const appointmentId = later.newAppointmentId(address);
        later.run(address, (page) =>
          make(page, { ...wish, appointmentId, patientId, now: later.now, ...overrideOf(act) }),
        );
      });
      return;
    }
    default:
      throw new Error(`nobody does ${act.act}`);
  }
}

/** Does what was asked for, or is refused; nothing else. */
export function perform(world: World, act: Act): void {
  switch (act.act) {
    case 'wait':
      world.now = new Date(Date.parse(world.now) + (1 + act.what + act.kind * 2) * 60_000).toISOString();
      return;
    case 'again':
      pick(world.asked, act.what * 16 + act.other)?.(world);
      return;
    case 'give':
      return give(world, pick(world.transfers, -1 - act.what));
    case 'finish':
      return finish(world, pick(world.transfers, act.what));
    case 'abandon':
      return abandon(world, pick(world.transfers, act.what));
    case 'release':
    case 'confirm':
    case 'expire':
      return onHold(world, pageOf(act.on), act);
    case 'cancel':
    case 'progress':
    case 'reschedule':
    case 'swap':
    case 'reserve':
      return onVisit(world, act);
    default:
      return onPage(world, pageOf(act.on), act);
  }
}
