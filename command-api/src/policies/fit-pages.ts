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

type Changes = Omit<Fitted, 'position'> & {
  readonly position: bigint;
  /** Whether every page has answered; else it has to be done again. */
  readonly isWhole: boolean;
};
const nothing: Changes = { opened: 0, closed: 0, affected: [], position: 0n, isWhole: true };

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

/** When a practitioner works, and the clinics at which. */
export interface WorkingTimes {
  readonly bookZone: string;
  readonly practitioner: PractitionerState;
  readonly locations: ReadonlyMap<string, LocationState>;
  /** Differs when any of it has changed. */
  readonly seen: string;
}

export async function workingTimes(
  { practitioner: follow, location: followLocation }: Pick<Services, 'practitioner' | 'location'>,
  practitionerId: string,
): Promise<WorkingTimes | undefined> {
  const found = await follow(practitionerStream(practitionerId));
  if (found?.state.bookZone === undefined) return undefined;
  const { state, revision } = found;
  const clinics = await Promise.all(
    [...state.weekly.keys()].map(async (locationId) => ({
      locationId,
      location: await followLocation(locationStream(locationId)),
    })),
  );
  const known = clinics.flatMap(({ locationId, location }) =>
    location === undefined ? [] : [{ locationId, location }],
  );
  return {
    bookZone: found.state.bookZone,
    practitioner: state,
    locations: new Map(known.map(({ locationId, location }) => [locationId, location.state])),
    seen: [revision, ...known.map(({ location }) => location.revision)].join(' '),
  };
}

/**
 * Makes the pages of a practitioner offer what hours, time off and closures want, to the horizon. Every page decides for
 * itself, so it can be done again at any time, by several at once, and after a crash. Where they have changed when it is
 * done it is done again: somebody else may have fitted a page to the newer ones before we fitted it to the older.
 */
export async function fitPages(services: Services, command: Command, practitionerId: string): Promise<Changes> {
  let sum = nothing;
  for (let round = 0, fitted = ''; ; round++) {
    const known = await workingTimes(services, practitionerId);
    if (known === undefined || known.seen === fitted) return sum;
    fitted = known.seen;
    const step = round === 0 ? command : stepOf(command, `round ${round}`);
    // Who is affected is what the last round says.
    sum = add({ ...sum, affected: [] }, await fitOnce(services, step, practitionerId, known));
  }
}

async function fitOnce(
  services: Services,
  command: Command,
  practitionerId: string,
  { bookZone, practitioner, locations }: WorkingTimes,
): Promise<Changes> {
  const { pages, now } = services;
  const at = now();

  async function fitPage(day: ReturnType<typeof civilDay>): Promise<Changes> {
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
    return outcome.kind === 'done'
      ? { ...outcome.answer, position: outcome.position, isWhole: true }
      : { ...nothing, isWhole: false };
  }

  const reach = [...practitioner.timeOff.values()].reduce((last, { end }) => (end > last ? end : last), at);
  const reachDays = Math.ceil((Date.parse(reach) - Date.parse(at)) / 86_400_000);
  const days = daysAhead(bookZone, at, Math.min(366, Math.max(horizonOf(locations), reachDays)));
  let sum = nothing;
  for (let first = 0; first < days.length; first += atOnce) {
    const fitted = await Promise.all(days.slice(first, first + atOnce).map(fitPage));
    sum = fitted.reduce(add, sum);
  }
  return sum;
}

const add = (one: Changes, other: Changes): Changes => ({
  opened: one.opened + other.opened,
  closed: one.closed + other.closed,
  affected: [...one.affected, ...other.affected],
  position: one.position > other.position ? one.position : other.position,
  isWhole: one.isWhole && other.isWhole,
});
