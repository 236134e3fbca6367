import { wantedDay } from '@daybook/scheduling/hours/wanted-day.ts';
import type { LocationState } from '@daybook/scheduling/location/location-state.ts';
import type { ClinicFacts } from '@daybook/scheduling/offer/clinic-facts.ts';
import { clinicObjections } from '@daybook/scheduling/offer/clinic-objections.ts';
import { factsOf } from '@daybook/scheduling/offer/facts-of.ts';
import { shift } from '@daybook/scheduling/offer/shift.ts';
import { civilDay } from '@daybook/scheduling/page/civil-day.ts';
import { dayIsClosed } from '@daybook/scheduling/page/close-day.ts';
import { overlap, type Interval, type Page } from '@daybook/scheduling/page/page-state.ts';
import type { PractitionerState } from '@daybook/scheduling/practitioner/practitioner-state.ts';
import type { Question } from './read-question.ts';
import { toAvailability } from './to-state.ts';

/** One reason, as the contract says it. */
interface Reason {
  readonly reason: string;
  readonly detail: string;
  readonly canBeOverridden: boolean;
}

interface Asked {
  readonly practitionerId: string;
  readonly start: string;
  readonly visitTypeId: string | undefined;
  readonly now: string;
  readonly patient: ClinicFacts['patient'];
}

const firm = (reason: string, detail: string): Reason => ({ reason, detail, canBeOverridden: false });

const toState = ({ book, hours }: Question): PractitionerState => ({
  ...toAvailability(book),
  bookZone: book.book_zone,
  weekly: new Map(hours.weekly.map((row) => [row.location_id, { slotMinutes: row.slot_minutes, hours: row.hours }])),
  overrides: new Map(hours.overrides.map((row) => [`${row.location_id} ${row.date}`, row.ranges])),
});

/** Why no offered time begins at a moment. */
function aboutHours(
  state: PractitionerState,
  locations: ReadonlyMap<string, LocationState>,
  page: Page,
  start: string,
) {
  const moment = { start, end: shift(start, 1) };
  const holds = (time: Interval) => overlap(time, moment);
  if ([...page.slots.values()].some((slot) => slot.closedBy === undefined && holds(slot)))
    return firm('not-a-start', 'An offered time begins before and ends after this moment.');
  if (state.weekly.size === 0) return firm('not-opened', 'No time is open then, and the practitioner has no hours.');
  const { slots } = wantedDay(state, locations, civilDay(start, state.bookZone ?? 'UTC'));
  return slots.some(holds)
    ? firm('not-opened', 'The practitioner works then, but the time is not open: it was closed, or is too far ahead.')
    : firm('outside-hours', 'The practitioner does not work at that time.');
}

/** The clinic a visit would be at: that of its kind, or the only one the practitioner works at. */
function placeOf(
  { weekly }: PractitionerState,
  locations: ReadonlyMap<string, LocationState>,
  visitTypeId: string | undefined,
): LocationState | undefined {
  const offering = [...locations.values()].find(
    ({ visitTypes }) => visitTypeId !== undefined && visitTypes.has(visitTypeId),
  );
  const [only, ...others] = weekly.keys();
  return offering ?? (only === undefined || others.length > 0 ? undefined : locations.get(only));
}

/** Every reason why nothing is offered at a moment at which no time begins. */
export function whyNoTime(
  question: Question,
  page: Page,
  locations: ReadonlyMap<string, LocationState>,
  { practitionerId, start, visitTypeId, now, patient }: Asked,
): readonly Reason[] {
  const state = toState(question);
  const location = placeOf(state, locations, visitTypeId);
  const facts = factsOf(state, location, visitTypeId, patient);
  const { visitType } = facts;
  const end = shift(start, visitType === undefined || visitType === 'unknown' ? 1 : visitType.duration);
  const placement = { slots: [], start, end, occupied: { start, end } };
  const taken = [...page.claims.values()].find((claim) => overlap(claim.occupied, placement));
  return [
    aboutHours(state, locations, page, start),
    ...(page.isClosed ? [firm('day-closed', dayIsClosed)] : []),
    ...(start <= now ? [firm('slot-in-past', 'This time has passed.')] : []),
    ...(taken === undefined
      ? []
      : [firm(taken.kind === 'held' ? 'slot-held' : 'slot-taken', 'Somebody has this time.')]),
    ...clinicObjections(page, facts, { practitionerId, placement, now }),
  ];
}
