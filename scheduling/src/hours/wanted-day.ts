import { DateTime } from 'luxon';
import type { LocationState } from '../location/location-state.ts';
import { shift } from '../offer/shift.ts';
import type { WantedDay, WantedSlot } from '../page/fit-hours.ts';
import { overlap, type Interval } from '../page/page-state.ts';
import type { PractitionerState } from '../practitioner/practitioner-state.ts';
import { laterDate, rangeOn } from './clock-range.ts';
import { hoursOn } from './hours-on.ts';

const dateIn = (instant: string, zone: string): string => {
  const date = DateTime.fromISO(instant, { zone }).toISODate();
  if (date === null) throw new Error(`not a moment in a known zone: ${instant} ${zone}`);
  return date;
};

/** The slots a stretch of time is cut into; what is left at its end is too short for one. */
function cut({ start, end }: Interval, minutes: number, locationId: string): WantedSlot[] {
  const slots: WantedSlot[] = [];
  for (let at = start; shift(at, minutes) <= end; at = shift(at, minutes))
    slots.push({ start: at, end: shift(at, minutes), locationId });
  return slots;
}

/** When a clinic is closed, as moments. */
export const closedTimes = ({ closures, zone }: LocationState): readonly (Interval & { readonly name: string })[] =>
  [...closures.values()].map(({ name, firstDate, lastDate }) => ({
    name,
    start: rangeOn(
      firstDate,
      {
        from: '00:00',
        until: '24:00',
      },
      zone,
    ).start,
    end: rangeOn(
      lastDate,
      {
        from: '00:00',
        until: '24:00',
      },
      zone,
    ).end,
  }));

/**
 * What a practitioner's hours want of one page: weekly hours or the date's override at every clinic, on that clinic's own
 * clock, cut into slots; and where nothing is offered. A page may show parts of two dates of a clinic in another zone.
 */
export function wantedDay(
  { weekly, overrides, timeOff }: PractitionerState,
  locations: ReadonlyMap<string, LocationState>,
  page: Interval,
): WantedDay {
  const slots: WantedSlot[] = [];
  const blocked: (Interval & { readonly locationId?: string })[] = [...timeOff.values()].filter((off) =>
    overlap(off, page),
  );
  for (const [locationId, location] of locations) {
    const { zone } = location;
    for (const closed of closedTimes(location)) if (overlap(closed, page)) blocked.push({ ...closed, locationId });
    const set = weekly.get(locationId);
    if (set === undefined) continue;
    const last = dateIn(shift(page.end, -1), zone);
    for (let date = dateIn(page.start, zone); date <= last; date = laterDate(date, 1)) {
      const ranges = overrides.get(`${locationId} ${date}`) ?? hoursOn(date, set.hours);
      for (const range of ranges)
        for (const slot of cut(rangeOn(date, range, zone), set.slotMinutes, locationId))
          if (slot.start >= page.start && slot.end <= page.end && !slots.some((other) => overlap(other, slot)))
            slots.push(slot);
    }
  }
  return { slots, blocked };
}
