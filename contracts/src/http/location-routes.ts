import { z } from 'zod';
import { bookingPolicy } from '../booking-policy.ts';
import { coordinates, locationProfile } from '../events/location.ts';
import { timeZone } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import { visitType } from '../visit-type.ts';
import { defineRoute } from './route.ts';

const params = z.object({ id: z.uuid() });
const command = { service: 'command', tag: 'locations', keyed: true, status: 200 } as const;
/** Who may change a clinic: an admin, and the practitioner who registered it. */
const change = { ...command, access: { practitioner: 'own-location', admin: 'any' } } as const;
const unseenName = 'nothing of the name can be seen, or the key was used with another request';
const changed = z.object({ locationId: z.uuid(), position: z.string() });

const closure = z.object({
  closureId: z.uuid(),
  name: z.string(),
  firstDate: z.iso.date(),
  lastDate: z.iso.date(),
});

export const location = z.object({
  locationId: z.uuid(),
  name: z.string(),
  address: z.array(z.string()),
  phone: z.string().optional(),
  coordinates: coordinates.optional(),
  /** The practitioner who registered it, if no admin did. */
  founderId: z.uuid().optional(),
  zone: z.string(),
  policy: bookingPolicy,
  visitTypes: z.array(visitType),
  closures: z.array(closure),
});

export const openLocation = defineRoute({
  ...command,
  access: { practitioner: 'self', admin: 'any' },
  name: 'openLocation',
  method: 'post',
  path: '/api/locations',
  summary: 'Open a clinic; its name is like that of no other, and its time zone never changes',
  body: z.strictObject({ ...locationProfile, zone: timeZone }),
  status: 201,
  response: changed,
  refusals: { 403: 'who opens it is not verified yet', 409: 'the name is taken', 422: unseenName },
});

export const changeLocation = defineRoute({
  ...change,
  name: 'changeLocation',
  method: 'patch',
  path: '/api/locations/:id',
  summary: 'Change name, address, telephone or coordinates; what is absent stays',
  params,
  body: z.strictObject(z.object(locationProfile).partial().shape),
  response: changed,
  refusals: { 409: 'the name is taken', 422: unseenName },
});

export const setPolicy = defineRoute({
  ...change,
  name: 'setPolicy',
  method: 'put',
  path: '/api/locations/:id/policy',
  summary: 'Set the rules of booking',
  params,
  body: bookingPolicy,
  response: changed,
});

export const setVisitTypes = defineRoute({
  ...change,
  name: 'setVisitTypes',
  method: 'put',
  path: '/api/locations/:id/visit-types',
  summary: 'Set the kinds of visits offered: new ones without an id, missing ones are retired',
  params,
  body: z.strictObject({
    visitTypes: z.array(z.strictObject({ ...visitType.shape, visitTypeId: z.uuid().optional() })).max(100),
  }),
  response: changed.extend({ visitTypes: z.array(visitType) }),
});

export const addClosure = defineRoute({
  ...change,
  name: 'addClosure',
  method: 'post',
  path: '/api/locations/:id/closures',
  summary:
    'Close the whole clinic on some dates: free times are closed, visits stand and are reported on the day pages',
  params,
  body: z
    .strictObject({ name: plainText().min(1).max(80), firstDate: z.iso.date(), lastDate: z.iso.date() })
    .refine(({ firstDate, lastDate }) => firstDate <= lastDate, {
      path: ['lastDate'],
      error: 'must not be before firstDate',
    }),
  status: 201,
  response: changed.extend({ closureId: z.uuid() }),
});

export const removeClosure = defineRoute({
  ...change,
  name: 'removeClosure',
  method: 'delete',
  path: '/api/locations/:id/closures/:closureId',
  summary: 'Open on those dates after all',
  params: z.object({ id: z.uuid(), closureId: z.uuid() }),
  response: changed,
});

export const listLocations = defineRoute({
  name: 'listLocations',
  service: 'query',
  method: 'get',
  path: '/api/locations',
  tag: 'locations',
  summary: 'Every clinic with its rules, kinds of visits and closures',
  access: 'public',
  status: 200,
  response: z.object({ items: z.array(location) }),
});
