import type { LocationEvent, PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import { wantedDay } from '../../src/hours/wanted-day.ts';
import { blankLocation, evolveLocation } from '../../src/location/location-state.ts';
import { civilDay } from '../../src/page/civil-day.ts';
import type { WantedDay } from '../../src/page/fit-hours.ts';
import { blankPractitioner, evolvePractitioner } from '../../src/practitioner/practitioner-state.ts';
import { freshId, locationId, practitionerId } from '../clinic.ts';

type Ranges = readonly (readonly [from: string, until: string])[];
const rangesOf = (ranges: Ranges) => ranges.map(([from, until]) => ({ from, until }));

/** Hours of every weekday. */
export const daily = (slotMinutes: number, ranges: Ranges, at = locationId): PractitionerEvent => ({
  type: 'WeeklyHoursSet',
  data: {
    practitionerId,
    locationId: at,
    slotMinutes,
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      ranges: rangesOf(ranges),
      everyWeeks: 1,
    })),
  },
});
export const override = (date: string, ranges: Ranges): PractitionerEvent => ({
  type: 'DateOverrideSet',
  data: { practitionerId, locationId, date, ranges: rangesOf(ranges) },
});
export const timeOff = (start: string, end: string): PractitionerEvent => ({
  type: 'TimeOffAdded',
  data: { practitionerId, timeOffId: freshId(1), start, end },
});

export interface Clinic {
  readonly zone: string;
  readonly closed?: readonly [firstDate: string, lastDate: string];
}

/** What these hours want of the page of that date, in the practitioner's book zone. */
export function want(
  events: readonly PractitionerEvent[],
  clinics: Readonly<Record<string, Clinic>>,
  noon: string,
  bookZone: string,
): WantedDay {
  const practitioner = blankPractitioner();
  for (const event of events) evolvePractitioner(practitioner, event);
  const locations = Object.entries(clinics).map(([id, { zone, closed }]) => {
    const location = blankLocation();
    const opened = { locationId: id, name: 'Clinic', address: ['Street'], zone };
    const happened: LocationEvent[] = [{ type: 'LocationOpened', data: opened }];
    if (closed !== undefined) {
      const [firstDate, lastDate] = closed;
      const data = { locationId: id, closureId: freshId(2), name: 'Holiday', firstDate, lastDate };
      happened.push({ type: 'ClosureAdded', data });
    }
    for (const event of happened) evolveLocation(location, event);
    return [id, location] as const;
  });
  return wantedDay(practitioner, new Map(locations), civilDay(noon, bookZone));
}

/** Its slots as `hh:mm–hh:mm` in UTC. */
export const inUtc = ({ slots }: WantedDay): readonly string[] =>
  slots.map(({ start, end }) => `${start.slice(11, 16)}–${end.slice(11, 16)}`);
