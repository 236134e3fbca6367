import type { Router } from 'express';
import { v5 } from 'uuid';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import * as routes from '@daybook/contracts/http/slot-routes.ts';
import { pageOfSlot, slotId } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { civilDay } from '../page/civil-day.ts';
import { closeSlot } from '../page/close-slot.ts';
import { openSlots } from '../page/open-slots.ts';
import { createBookZones } from '../practitioner/book-zone.ts';
import { pageActor } from './page-actor.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';

/** A slot's id comes from its command and place in it, so that a repetition makes the same slots. */
const nonce = (commandId: string, index: number): string =>
  v5(`slot ${index}`, commandId).replaceAll('-', '').slice(0, 12);

const openedSlots = (events: readonly DayEvent[]) => ({
  slots: events.flatMap((event) => (event.type === 'SlotOpened' ? event.data.slots : [])),
});

/** Mounts opening and closing of times. */
export function mountSlots(router: Router, services: Services): void {
  const { guard, fingerprintKey, executeOnPage, now, store } = services;
  const bookZoneOf = createBookZones(store);

  serveRoute(router, guard, routes.openSlots, async (request) => {
    const {
      params: { id },
      body,
      reply,
    } = request;
    const command = readCommand(request, { route: 'openSlots', id, body }, fingerprintKey);
    const bookZone = await bookZoneOf(id);
    const [first] = body.slots;
    if (bookZone === undefined || first === undefined)
      throw new HttpProblem(404, 'practitioner-not-found', 'There is no such practitioner.');
    const day = civilDay(first.start, bookZone);
    const address = { practitionerId: id, date: day.date };
    const slots = body.slots.map((slot, index) => ({ ...slot, slotId: slotId(address, nonce(command.id, index)) }));
    const wish = { address, day, slots, now: now() };
    const outcome = await executeOnPage(command, {
      stream: dayStream(address),
      decide: (page) => openSlots(page, wish),
      answer: openedSlots,
    });
    return answerOutcome(outcome, reply);
  });

  serveRoute(router, guard, routes.closeSlot, async (request) => {
    const { params, query, identity, reply } = request;
    const command = readCommand(request, { route: 'closeSlot', ...params, query }, fingerprintKey);
    const address = pageOfSlot(params.slotId);
    if (address === undefined) throw new HttpProblem(404, 'slot-not-found', 'There is no such slot.');
    const wish = {
      address,
      slotId: params.slotId,
      cancelBooked: query.cancelBooked === 'true',
      actor: pageActor(identity),
    };
    const outcome = await executeOnPage(command, {
      stream: dayStream(address),
      decide: (page) => closeSlot(page, wish),
      answer: (events) => {
        const cancelled = events.find((event) => event.type === 'AppointmentCancelled');
        return {
          slotId: params.slotId,
          status: 'entered-in-error' as const,
          ...(cancelled === undefined ? {} : { cancelledAppointmentId: cancelled.data.appointmentId }),
        };
      },
    });
    return answerOutcome(outcome, reply);
  });
}
