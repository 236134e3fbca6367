import { z } from 'zod';
import { instant, minuteInput } from '../instant.ts';
import { openRanges, weekdayHours } from '../weekly-hours.ts';
import { defineRoute } from './route.ts';

const own = { practitioner: 'own-practitioner', admin: 'any' } as const;
const params = z.object({ id: z.uuid() });
const command = { service: 'command', tag: 'hours', access: own, keyed: true, status: 200 } as const;

/** What a change of hours did to the book. */
const fitted = z.object({
  /** Times opened and closed by it, so far as pages are open ahead. */
  opened: z.int(),
  closed: z.int(),
  /** Visits that stand where no time is offered any more; none of them was touched. */
  affected: z.array(z.object({ appointmentId: z.string(), patientId: z.uuid(), start: instant, end: instant })),
  position: z.string(),
});
export type Fitted = z.infer<typeof fitted>;

export const setWeeklyHours = defineRoute({
  ...command,
  name: 'setWeeklyHours',
  method: 'put',
  path: '/api/practitioners/:id/weekly-hours',
  summary: 'Set the regular hours at one clinic; times are opened to its horizon, free ones outside are closed',
  params,
  body: z.strictObject({
    locationId: z.uuid(),
    slotMinutes: z.int().min(5).max(240),
    hours: z.array(weekdayHours).max(56),
  }),
  response: fitted,
});

export const setDateOverride = defineRoute({
  ...command,
  name: 'setDateOverride',
  method: 'put',
  path: '/api/practitioners/:id/date-overrides/:date',
  summary: 'Other hours on one date at one clinic; no ranges close the day; null lets the weekly hours hold again',
  params: z.object({ id: z.uuid(), date: z.iso.date() }),
  body: z.strictObject({ locationId: z.uuid(), ranges: openRanges.nullable() }),
  response: fitted,
});

export const addTimeOff = defineRoute({
  ...command,
  name: 'addTimeOff',
  method: 'post',
  path: '/api/practitioners/:id/time-off',
  summary: 'Be away: free times in it are closed, visits in it are reported and stand',
  params,
  body: z
    .strictObject({ start: minuteInput, end: minuteInput })
    .refine(({ start, end }) => start < end, { path: ['end'], error: 'must be after start' }),
  status: 201,
  response: fitted.extend({ timeOffId: z.uuid() }),
});

export const removeTimeOff = defineRoute({
  ...command,
  name: 'removeTimeOff',
  method: 'delete',
  path: '/api/practitioners/:id/time-off/:timeOffId',
  summary: 'Not be away after all: the weekly hours open their times again',
  params: z.object({ id: z.uuid(), timeOffId: z.uuid() }),
  response: fitted,
});

export const readHours = defineRoute({
  name: 'readHours',
  service: 'query',
  method: 'get',
  path: '/api/practitioners/:id/hours',
  tag: 'hours',
  summary: 'Weekly hours, overrides and time off of a practitioner',
  access: own,
  params,
  status: 200,
  response: z.object({
    weekly: z.array(z.object({ locationId: z.uuid(), slotMinutes: z.int(), hours: z.array(weekdayHours) })),
    overrides: z.array(z.object({ locationId: z.uuid(), date: z.iso.date(), ranges: openRanges })),
    timeOff: z.array(z.object({ timeOffId: z.uuid(), start: instant, end: instant })),
  }),
});
