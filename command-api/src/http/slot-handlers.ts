import type { Router } from 'express';
import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import * as routes from '@daybook/contracts/http/slot-routes.ts';
import { pageOfSlot, slotId } from '@daybook/contracts/page-address.ts';
import { dayStream, locationStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { civilDay } from '@daybook/scheduling/page/civil-day.ts';
import { closeSlot } from '@daybook/scheduling/page/close-slot.ts';
import { openSlots } from '@daybook/scheduling/page/open-slots.ts';
import { slotNonce } from '../policies/fit-pages.ts';
import { needAddress } from './need-address.ts';
import { pageActor } from './page-actor.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';

const openedSlots = (events: readonly DayEvent[]) => ({
  slots: events.flatMap((event) => (event.type === 'SlotOpened' ? event.data.slots : [])),
});

/** Mounts opening and closing of times. */
export function mountSlots(router: Router, services: Services): void {
  const { guard, fingerprintKey, pages, now, practitioner: follow, location: followLocation } = services;

  serveRoute(router, guard, routes.openSlots, async (request) => {
    const { params, body, reply } = request;
    const { id } = params;
    const { locationId, override } = body;
    const command = readCommand(request, { route: 'openSlots', id, body }, fingerprintKey);
    const [practitioner, location] = await Promise.all([
      follow(practitionerStream(id)),
      locationId === undefined ? undefined : followLocation(locationStream(locationId)),
    ]);
    const bookZone = practitioner?.state.bookZone;
    const [first] = body.slots;
    if (bookZone === undefined || first === undefined)
      throw new HttpProblem(404, 'practitioner-not-found', 'There is no such practitioner.');
    if (locationId !== undefined && location?.state.profile === undefined)
      throw new HttpProblem(422, 'location-not-found', 'There is no such clinic.', {
        errors: [{ field: 'locationId', rule: 'known', message: 'names no clinic' }],
      });
    const day = civilDay(first.start, bookZone);
    const address = { practitionerId: id, date: day.date };
    const slots = body.slots.map((slot, index) => ({ ...slot, slotId: slotId(address, slotNonce(command.id, index)) }));
    const wish = {
      address,
      day,
      slots,
      openingNotice: (location?.state.policy ?? openPolicy).openingNotice,
      now: now(),
      ...(locationId === undefined ? {} : { locationId }),
      ...(override === undefined ? {} : { override }),
    };
    const outcome = await pages.execute(command, {
      stream: dayStream(address),
      decide: (page) => openSlots(page, wish),
      answer: openedSlots,
    });
    return answerOutcome(outcome, reply);
  });

  serveRoute(router, guard, routes.closeSlot, async (request) => {
    const { params, query, identity, reply } = request;
    const command = readCommand(request, { route: 'closeSlot', ...params, query }, fingerprintKey);
    const address = needAddress(pageOfSlot(params.slotId), 'slotId');
    const wish = {
      address,
      slotId: params.slotId,
      cancelBooked: query.cancelBooked === 'true',
      actor: pageActor(identity),
      now: now(),
    };
    const outcome = await pages.execute(command, {
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
