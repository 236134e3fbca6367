import type { Router } from 'express';
import * as routes from '@daybook/contracts/http/appointment-routes.ts';
import { pageOfSlot } from '@daybook/contracts/page-address.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { cancelAppointment } from '@daybook/scheduling/page/cancel-appointment.ts';
import { progressVisit, type Step } from '@daybook/scheduling/page/progress-visit.ts';
import { swapAppointments } from '@daybook/scheduling/page/swap-appointments.ts';
import { policyAt } from '../facts/booking-facts.ts';
import { answerAppointment, answerAt } from '../visits/answer-appointment.ts';
import { glimpseVisit, runOnVisit } from '../visits/follow-visit.ts';
import { moveVisit } from '../visits/move-visit.ts';
import { needAddress, needOrigin } from './need-address.ts';
import { pageActor } from './page-actor.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';

const steps: readonly (readonly [
  Step,
  (typeof routes)[
    | 'arriveAppointment'
    | 'checkInAppointment'
    | 'fulfilAppointment'
    | 'noShowAppointment'
    | 'voidAppointment'],
])[] = [
  ['arrive', routes.arriveAppointment],
  ['check-in', routes.checkInAppointment],
  ['fulfil', routes.fulfilAppointment],
  ['no-show', routes.noShowAppointment],
  ['entered-in-error', routes.voidAppointment],
];

/** Mounts what can be done to an appointment, wherever it stands by now. */
export function mountAppointments(router: Router, services: Services): void {
  const { guard, fingerprintKey, once, now } = services;

  serveRoute(router, guard, routes.cancelAppointment, async (request) => {
    const { params, body, identity, reply } = request;
    const { id } = params;
    const { expectedStart, reasonCode } = body;
    const command = readCommand(request, { route: 'cancelAppointment', id, body }, fingerprintKey);
    const origin = needOrigin(id);
    const glimpse = await glimpseVisit(services, id, origin);
    const facts = await policyAt(services, glimpse?.visit.placement.locationId);
    const wish = {
      appointmentId: id,
      facts,
      actor: pageActor(identity),
      now: now(),
      ...(expectedStart === undefined ? {} : { expectedStart }),
      ...(reasonCode === undefined ? {} : { reasonCode }),
    };
    const outcome = await once(command, (settled) =>
      runOnVisit(services, command, id, origin, settled, {
        decide: (page, address) => cancelAppointment(page, { ...wish, address }),
        answer: answerAppointment(id),
      }),
    );
    return answerOutcome(outcome, reply);
  });

  for (const [step, route] of steps) {
    serveRoute(router, guard, route, async (request) => {
      const { params, body, identity, reply } = request;
      const { id } = params;
      const { expectedStart } = body;
      const command = readCommand(request, { route: route.name, id, body }, fingerprintKey);
      const origin = needOrigin(id);
      const wish = {
        appointmentId: id,
        step,
        actor: pageActor(identity),
        now: now(),
        ...(expectedStart === undefined ? {} : { expectedStart }),
      };
      const outcome = await once(command, (settled) =>
        runOnVisit(services, command, id, origin, settled, {
          decide: (page, address) => progressVisit(page, { ...wish, address }),
          answer: answerAppointment(id),
        }),
      );
      return answerOutcome(outcome, reply);
    });
  }

  serveRoute(router, guard, routes.rescheduleAppointment, async (request) => {
    const { params, body, identity, reply } = request;
    const { id } = params;
    const { slotId, expectedStart, override } = body;
    const command = readCommand(request, { route: 'rescheduleAppointment', id, body }, fingerprintKey);
    const wish = {
      appointmentId: id,
      origin: needOrigin(id),
      slotId,
      target: needAddress(pageOfSlot(slotId), 'slotId'),
      expectedStart,
      actor: pageActor(identity),
      now: now(),
      ...(override === undefined ? {} : { override }),
    };
    const outcome = await once(command, (settled) => moveVisit(services, command, wish, settled));
    return answerOutcome(outcome, reply);
  });

  serveRoute(router, guard, routes.swapAppointments, async (request) => {
    const { params, body, identity, reply } = request;
    const { id } = params;
    const { withAppointmentId, expectedStart, withExpectedStart } = body;
    const command = readCommand(request, { route: 'swapAppointments', id, body }, fingerprintKey);
    const origin = needOrigin(id);
    const wish = { appointmentId: id, expectedStart, withAppointmentId, withExpectedStart };
    const common = { ...wish, actor: pageActor(identity), now: now() };
    const outcome = await once(command, (settled) =>
      runOnVisit(services, command, id, origin, settled, {
        decide: (page, address) => swapAppointments(page, { ...common, address }),
        answer: (events, page) => ({
          appointments: [id, withAppointmentId].map((one) => {
            const swapped = events.flatMap(({ type, data }) => (type === 'AppointmentsSwapped' ? data.visits : []));
            const to = swapped.find(({ appointmentId }) => appointmentId === one)?.to;
            return to === undefined ? answerAppointment(one)([], page) : answerAt(one, 'booked', to);
          }),
        }),
      }),
    );
    return answerOutcome(outcome, reply);
  });
}
