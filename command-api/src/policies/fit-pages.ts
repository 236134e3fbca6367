import { v5 } from 'uuid';
import { pageId, slotId, type PageAddress } from '@daybook/contracts/page-address.ts';
import { dayStream, locationStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import { civilDay } from '@daybook/scheduling/page/civil-day.ts';
import { affectedVisits, fitHours } from '@daybook/scheduling/page/fit-hours.ts';
import { wantedDay } from '@daybook/scheduling/hours/wanted-day.ts';
import type { LocationState } from '@daybook/scheduling/location/location-state.ts';
import type { PractitionerState } from '@daybook/scheduling/practitioner/practitioner-state.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import { stepOf } from '../write-path/system-command.ts';

/** Pages that are fitted at one time. */
const atOnce = 8;

type Changes = Omit<Fitted, 'position'> & { readonly position: bigint };
const nothing: Changes = { opened: 0, closed: 0, affected: [], position: 0n };

/** A slot's id comes from its command and place in it, so that a repetition makes the same slots. */
export const slotNonce = (commandId: string, index: number): string =>
  v5(`slot ${index}`, commandId).replaceAll('-', '').slice(0, 12);

/** The civil days from today to the horizon, the latest of the practitioner's clinics. */
function daysAhead(bookZone: string, now: string, horizonDays: number): ReturnType<typeof civilDay>[] {
  const days = [];
  for (let at = civilDay(now, bookZone); days.length <= horizonDays; at = civilDay(at.end, bookZone)) days.push(at);
  return days;
}

/** How far ahead pages are opened: to the horizon of the clinics, and as far as time off and visits by hand can reach. */
const horizonOf = (locations: ReadonlyMap<string, LocationState>): number =>
  Math.max(0, ...[...locations.values()].map(({ policy }) => policy.horizonDays));

/** The clinics at which a practitioner has hours. */
export async function clinicsOf(
  { location: follow }: Pick<Services, 'location'>,
  { weekly }: PractitionerState,
): Promise<{ readonly locations: ReadonlyMap<string, LocationState>; readonly revisions: readonly bigint[] }> {
  const found = await Promise.all(
    [...weekly.keys()].map(async (locationId) => ({ locationId, location: await follow(locationStream(locationId)) })),
  );
  const known = found.flatMap(({ locationId, location }) => (location === undefined ? [] : [{ locationId, location }]));
  return {
    locations: new Map(known.map(({ locationId, location }) => [locationId, location.state])),
    revisions: known.map(({ location }) => location.revision),
  };
}

/**
 * Makes the pages of a practitioner offer what hours, time off and closures want, to the horizon. Every page decides for
 * itself, so it can be done again at any time, by several at once, and after a crash.
 */
export async function fitPages(services: Services, command: Command, practitionerId: string): Promise<Changes> {
  const { practitioner: follow, pages, now } = services;
  const found = await follow(practitionerStream(practitionerId));
  const bookZone = found?.state.bookZone;
  if (found === undefined || bookZone === undefined) return nothing;
  const { locations } = await clinicsOf(services, found.state);
  const at = now();

  async function fitPage(day: ReturnType<typeof civilDay>, practitioner: PractitionerState): Promise<Changes> {
    const address: PageAddress = { practitionerId, date: day.date };
    const step = stepOf(command, `fit ${pageId(address)}`);
    const wanted = wantedDay(practitioner, locations, day);
    const outcome = await pages.run(step, {
      stream: dayStream(address),
      decide: (page) =>
        fitHours(page, {
          address,
          day,
          wanted,
          now: at,
          slotIdOf: (index) => slotId(address, slotNonce(step.id, index)),
        }),
      answer: (events, page) => ({
        opened: events.reduce((sum, { type, data }) => sum + (type === 'SlotOpened' ? data.slots.length : 0), 0),
        closed: events.filter(({ type }) => type === 'SlotClosed').length,
        affected: affectedVisits(page, wanted, at).map(({ appointmentId, patientId, placement }) => ({
          appointmentId,
          patientId,
          start: placement.start,
          end: placement.end,
        })),
      }),
    });
    return outcome.kind === 'done' ? { ...outcome.answer, position: outcome.position } : nothing;
  }

  const reach = [...found.state.timeOff.values()].reduce((last, { end }) => (end > last ? end : last), at);
  const reachDays = Math.ceil((Date.parse(reach) - Date.parse(at)) / 86_400_000);
  const days = daysAhead(bookZone, at, Math.min(366, Math.max(horizonOf(locations), reachDays)));
  let sum = nothing;
  for (let first = 0; first < days.length; first += atOnce) {
    const fitted = await Promise.all(days.slice(first, first + atOnce).map((day) => fitPage(day, found.state)));
    sum = fitted.reduce(add, sum);
  }
  return sum;
}

const add = (one: Changes, other: Changes): Changes => ({
  opened: one.opened + other.opened,
  closed: one.closed + other.closed,
  affected: [...one.affected, ...other.affected],
  position: one.position > other.position ? one.position : other.position,
});
