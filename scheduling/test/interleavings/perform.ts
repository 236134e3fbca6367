import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { bookAppointment } from '../../src/page/book-appointment.ts';
import { closeDay } from '../../src/page/close-day.ts';
import { closeSlot } from '../../src/page/close-slot.ts';
import { confirmHold } from '../../src/page/confirm-hold.ts';
import { expireHold } from '../../src/page/expire-hold.ts';
import { fitHours } from '../../src/page/fit-hours.ts';
import { holdAppointment } from '../../src/page/hold-appointment.ts';
import { openSlots } from '../../src/page/open-slots.ts';
import { releaseHold } from '../../src/page/release-hold.ts';
import { detailsOf } from '../clinic.ts';
import { actorOf, factsOf, hoursOf, overrideOf, pageOf, personOf, pick, slotOf, type Act } from './act.ts';
import { ask } from './ask.ts';
import { onVisit } from './perform-on-visit.ts';
import { abandon, finish, give } from './perform-transfer.ts';
import { dayOf, quarter, type World } from './world.ts';

const details = (kind: number) => {
  const { visitType } = factsOf(kind);
  return visitType === undefined || visitType === 'unknown' ? {} : { details: detailsOf(visitType) };
};

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
          ...asked,
          now: later.now,
          holderIds: [holderId],
          patientId: personOf(who),
          facts: factsOf(kind),
          actor,
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
      world.run(address, (page) => openSlots(page, { openingNotice: 0, address, day: dayOf(address), slots, now }));
      return;
    }
    case 'close':
      world.run(address, (page) => closeSlot(page, { address, slotId, cancelBooked: kind > 4, actor, now }));
      return;
    case 'fit-hours':
      world.run(address, (page) =>
        fitHours(page, {
          address,
          day: dayOf(address),
          wanted: hoursOf(address, act),
          now,
          slotIdOf: () => world.newSlotId(address),
        }),
      );
      return;
    case 'close-day': {
      // By a clock that is two days ahead, so that others still want something of the page it closes.
      const late = new Date(Date.parse(now) + 2.5 * 86_400_000).toISOString();
      world.run(address, (page) => closeDay(page, { address, now: kind > 7 ? late : now }));
      return;
    }
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
      return give(world, pick(world.transfers.toReversed(), act.what));
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
