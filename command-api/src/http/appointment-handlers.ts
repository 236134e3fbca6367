import type { Router } from 'express';
import * as routes from '@daybook/contracts/http/appointment-routes.ts';
import {
  appointmentId,
  pageOfAppointment,
  pageOfSlot,
  pageId,
  type PageAddress,
} from '@daybook/contracts/page-address.ts';
import { dayStream, patientStream } from '@daybook/contracts/stream-names.ts';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Identity } from '@daybook/platform/http/token.ts';
import { bookAppointment } from '../page/book-appointment.ts';
import { cancelAppointment } from '../page/cancel-appointment.ts';
import type { Page } from '../page/page-state.ts';
import { rescheduleAppointment } from '../page/reschedule-appointment.ts';
import { pageActor } from './page-actor.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';

type Answer = Omit<routes.AppointmentAnswer, 'position'>;

/** What an appointment's command answers: from its own event, else (the wish was met already) from the page. */
function answerAppointment(id: string) {
  return (events: readonly DayEvent[], page: Page): Answer => {
    for (const { type, data } of events) {
      if (type === 'AppointmentBooked' || type === 'AppointmentCancelled') {
        const { slotId, start, end } = data;
        return { appointmentId: id, status: type === 'AppointmentBooked' ? 'booked' : 'cancelled', slotId, start, end };
      }
      if (type === 'AppointmentRescheduled') return { appointmentId: id, status: 'booked', ...data.to };
    }
    const visit = page.visits.get(id);
    if (visit === undefined) throw new TypeError('an accepted command without a visit');
    const { status, slotId, start, end } = visit;
    return { appointmentId: id, status, slotId, start, end };
  };
}

const needAddress = (address: PageAddress | undefined, field: string): PageAddress => {
  if (address === undefined)
    throw new HttpProblem(404, 'not-found', 'There is no such thing.', {
      errors: [{ field, rule: 'known', message: 'is unknown' }],
    });
  return address;
};

/** The patient a booking is for: oneself, or whom staff name. */
async function bookedFor({ store }: Services, identity: Identity, named: string | undefined): Promise<string> {
  if (identity.role === 'patient') {
    if (identity.person === undefined) throw new HttpProblem(403, 'not-yours', 'This account is no patient.');
    return named ?? identity.person;
  }
  const unknown = (rule: string, message: string) =>
    new HttpProblem(422, rule, `patientId ${message}.`, { errors: [{ field: 'patientId', rule, message }] });
  if (named === undefined) throw unknown('patient-missing', 'is needed: say whom the visit is for');
  if ((await store.readLast(patientStream(named))) === undefined) throw unknown('patient-unknown', 'names no patient');
  return named;
}

/** Mounts booking, cancelling and moving. */
export function mountAppointments(router: Router, services: Services): void {
  const { guard, fingerprintKey, executeOnPage, now } = services;

  serveRoute(router, guard, routes.bookAppointment, async (request) => {
    const { body, identity, reply } = request;
    const command = readCommand(request, { route: 'bookAppointment', body }, fingerprintKey);
    const address = needAddress(pageOfSlot(body.slotId), 'slotId');
    const id = appointmentId(address, command.id.replaceAll('-', '').slice(0, 12));
    const patientId = await bookedFor(services, identity, body.patientId);
    const { slotId, reason } = body;
    const wish = {
      address,
      appointmentId: id,
      slotId,
      patientId,
      actor: pageActor(identity),
      now: now(),
      ...(reason === undefined ? {} : { reason }),
    };
    const outcome = await executeOnPage(command, {
      stream: dayStream(address),
      decide: (page) => bookAppointment(page, wish),
      answer: answerAppointment(id),
    });
    return answerOutcome(outcome, reply);
  });

  serveRoute(router, guard, routes.cancelAppointment, async (request) => {
    const {
      params: { id },
      body,
      identity,
      reply,
    } = request;
    const command = readCommand(request, { route: 'cancelAppointment', id, body }, fingerprintKey);
    const address = needAddress(pageOfAppointment(id), 'id');
    const { expectedStart } = body;
    const wish = {
      address,
      appointmentId: id,
      actor: pageActor(identity),
      now: now(),
      ...(expectedStart === undefined ? {} : { expectedStart }),
    };
    const outcome = await executeOnPage(command, {
      stream: dayStream(address),
      decide: (page) => cancelAppointment(page, wish),
      answer: answerAppointment(id),
    });
    return answerOutcome(outcome, reply);
  });

  serveRoute(router, guard, routes.rescheduleAppointment, async (request) => {
    const {
      params: { id },
      body,
      identity,
      reply,
    } = request;
    const command = readCommand(request, { route: 'rescheduleAppointment', id, body }, fingerprintKey);
    const address = needAddress(pageOfAppointment(id), 'id');
    const { slotId, expectedStart } = body;
    const wish = { address, appointmentId: id, slotId, expectedStart, actor: pageActor(identity), now: now() };
    const target = needAddress(pageOfSlot(slotId), 'slotId');
    const outcome = await executeOnPage(command, {
      stream: dayStream(address),
      decide: (page) => rescheduleAppointment(page, { ...wish, samePage: pageId(target) === pageId(address) }),
      answer: answerAppointment(id),
    });
    return answerOutcome(outcome, reply);
  });
}
