import type { Router } from 'express';
import * as routes from '@daybook/contracts/http/appointment-routes.ts';
import { pageOfAppointment, pageOfSlot } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { verifyToken } from '@daybook/platform/http/token.ts';
import { confirmHold } from '@daybook/scheduling/page/confirm-hold.ts';
import { releaseHold } from '@daybook/scheduling/page/release-hold.ts';
import { bookingFacts } from '../facts/booking-facts.ts';
import { answerAppointment } from '../visits/answer-appointment.ts';
import { appointmentOf } from '../visits/appointment-of.ts';
import { bookVisit, holdTime } from '../visits/book-visit.ts';
import { decisionOf } from '../write-path/once.ts';
import { bookedFor } from './booked-for.ts';
import { limitHolds } from './limit-holds.ts';
import { needAddress } from './need-address.ts';
import { pageActor } from './page-actor.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';

/** Mounts booking, holding, and what becomes of a hold. */
export function mountBooking(router: Router, services: Services): void {
  const { guard, fingerprintKey, once, pages, now } = services;

  serveRoute(router, guard, routes.bookAppointment, async (request) => {
    const { body, identity, reply } = request;
    const { slotId, visitTypeId, reason, override, hold } = body;
    const command = readCommand(request, { route: 'bookAppointment', body }, fingerprintKey);
    const address = needAddress(pageOfSlot(slotId), 'slotId');
    const actor = pageActor(identity);
    if (actor.role === 'guest' && !hold)
      throw new HttpProblem(403, 'role-not-allowed', 'Guests can hold a time: sign up or in to book it.');
    const holderId = identity.accountId;
    const appointmentId = appointmentOf(address, command);
    if (hold) await limitHolds(services, holderId, appointmentId, address);
    const wish = { address, appointmentId, slotId, visitTypeId, holderId, actor, now: now() };
    const outcome = await once(command, async (settled) => {
      if (settled !== undefined) {
        return pages.run(command, {
          stream: dayStream(address),
          decide: () => decisionOf(settled),
          answer: answerAppointment(appointmentId),
        });
      }
      if (hold) {
        const patientId = identity.role === 'patient' ? identity.person : undefined;
        return holdTime(services, command, { ...wish, patientId });
      }
      const found = await bookedFor(services, identity, body.patientId);
      if ('refused' in found) return { kind: 'refused', refusal: found.refused };
      return bookVisit(services, command, { ...wish, patientId: found.patientId, reason, override });
    });
    return answerOutcome(outcome, reply);
  });

  serveRoute(router, guard, routes.confirmAppointment, async (request) => {
    const { params, body, identity, reply } = request;
    const { id } = params;
    const { reason, override, guestToken, patientId: named } = body;
    const wish = { route: 'confirmAppointment', id, body: { reason, override, patientId: named } };
    const command = readCommand(request, wish, fingerprintKey);
    const address = needAddress(pageOfAppointment(id), 'id');
    const guest = guestToken === undefined ? undefined : await guestOf(guestToken, guard.key);
    const holderIds = guest === undefined ? [identity.accountId] : [identity.accountId, guest];
    const at = now();
    const outcome = await once(command, async (settled) => {
      const found = await bookedFor(services, identity, named);
      if ('refused' in found) return { kind: 'refused', refusal: found.refused };
      const { patientId } = found;
      const hold = await pages.look(dayStream(address), (page) => page.holds.get(id));
      const { facts } = await bookingFacts(services, {
        address,
        slotId: hold?.placement.slots[0]?.slotId ?? '',
        visitTypeId: hold?.details?.visitType?.visitTypeId,
        patientId,
        except: id,
      });
      return pages.run(command, {
        stream: dayStream(address),
        decide: (page) =>
          settled === undefined
            ? confirmHold(page, {
                address,
                appointmentId: id,
                holderIds,
                patientId,
                facts,
                actor: pageActor(identity),
                now: at,
                ...(reason === undefined ? {} : { reason }),
                ...(override === undefined ? {} : { override }),
              })
            : decisionOf(settled),
        answer: answerAppointment(id),
      });
    });
    return answerOutcome(outcome, reply);
  });

  serveRoute(router, guard, routes.releaseAppointment, async (request) => {
    const { params, identity, reply } = request;
    const { id } = params;
    const command = readCommand(request, { route: 'releaseAppointment', id }, fingerprintKey);
    const address = needAddress(pageOfAppointment(id), 'id');
    const wish = { address, appointmentId: id, holderId: identity.accountId };
    const outcome = await pages.execute(command, {
      stream: dayStream(address),
      decide: (page) => releaseHold(page, wish),
      answer: () => ({ appointmentId: id }),
    });
    return answerOutcome(outcome, reply);
  });
}

/** The guest a token names, if it is one of ours and has not ended: else it gives no right to any hold. */
async function guestOf(token: string, key: Uint8Array): Promise<string | undefined> {
  try {
    const { role, accountId } = await verifyToken(`Bearer ${token}`, key);
    return role === 'guest' ? accountId : undefined;
  } catch (error) {
    if (error instanceof HttpProblem) return undefined;
    throw error;
  }
}
