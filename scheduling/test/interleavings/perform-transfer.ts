import { pageId } from '@daybook/contracts/page-address.ts';
import { finishTransfer } from '../../src/page/finish-transfer.ts';
import { abandonTransfer, giveVisitAway } from '../../src/page/give-visit-away.ts';
import { placementOf } from '../../src/page/placement-of.ts';
import { reserveTransfer } from '../../src/page/reserve-transfer.ts';
import { actorOf, factsOf, overrideOf, pageOf, slotOf, type Act } from './act.ts';
import type { Transfer, World } from './world.ts';

/** First step of a move to another page. Whether a later one ever comes is for other acts to say. */
export function reserve(world: World, act: Act, appointmentId: string): void {
  const { on, who, other, kind } = act;
  const { address: source, transferId: arrivedBy } = world.whereIs(appointmentId);
  const target = pageOf(on);
  if (pageId(target) === pageId(source)) return;
  const from = world.page(source);
  const visit = from.visits.get(appointmentId) ?? from.reservations.get(arrivedBy ?? '');
  if (visit === undefined) return;
  const { patientId, details, placement, move } = visit;
  const transfer: Transfer = {
    transferId: world.newTransferId(),
    appointmentId,
    source,
    target,
    expectedStart: placement.start,
    move: move + 1,
  };
  const staff = actorOf(who, target);
  const wish = { ...transfer, address: target, sourcePage: pageId(source), slotId: slotOf(world, target, other) };
  const done = world.run(target, (page) =>
    reserveTransfer(page, {
      ...wish,
      patientId,
      ...(details === undefined ? {} : { details }),
      facts: factsOf(kind),
      ...overrideOf(act),
      now: world.now,
      actor:
        staff.role === 'patient'
          ? {
              role: 'patient',
              person: patientId,
            }
          : staff,
    }),
  );
  if (done.length > 0) world.transfers.push(transfer);
}

/** Second step, by a handler that may be long late. */
export function give(world: World, transfer: Transfer | undefined): void {
  if (transfer === undefined) return;
  const { transferId, appointmentId, source, target, expectedStart, move } = transfer;
  const reserved = world.log.find(
    ({ event }) => event.type === 'TransferReserved' && event.data.transferId === transferId,
  )?.event;
  if (reserved?.type !== 'TransferReserved') throw new Error('given before it was reserved');
  const { practitionerId, details } = reserved.data;
  const to = {
    practitionerId,
    page: pageId(target),
    ...placementOf(reserved.data),
    ...(details === undefined ? {} : { details }),
  };
  const asked = { address: source, transferId, appointmentId, expectedStart, move, to };
  if (pageId(world.whereIs(appointmentId).address) === pageId(source))
    world.runOn(appointmentId, (page) => giveVisitAway(page, asked));
  else world.run(source, (page) => giveVisitAway(page, asked));
}

/** The recovery policy's step, where no outcome is there yet. */
export function abandon(world: World, transfer: Transfer | undefined): void {
  if (transfer === undefined) return;
  const { transferId, appointmentId, source } = transfer;
  world.run(source, (page) => abandonTransfer(page, { address: source, transferId, appointmentId }));
}

/** Last step, only by who has read the source's outcome. */
export function finish(world: World, transfer: Transfer | undefined): void {
  if (transfer === undefined) return;
  const { transferId, source, target } = transfer;
  const outcome = world.page(source).outcomes.get(transferId);
  if (outcome === undefined) return;
  world.run(target, (page) => finishTransfer(page, { address: target, transferId, isGiven: outcome === 'out' }));
}

/** After any crash: what is reserved gets an outcome, and the outcome is carried out. */
export function recover(world: World): void {
  for (const transfer of world.transfers) {
    abandon(world, transfer);
    finish(world, transfer);
  }
}
