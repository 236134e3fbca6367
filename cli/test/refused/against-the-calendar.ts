import { randomUUID } from 'node:crypto';
import { bookWith, open, type RefusedRequest, type World } from './refused-request.ts';

const minute = 60_000;
/** At noon, so many days from today: at no hour of the day does what is around it reach into another day. */
const noon = (days: number) => Math.floor(Date.now() / 86_400_000 + days) * 86_400_000 + 43_200_000;
const iso = (ms: number) => new Date(ms).toISOString();
const unknownSlot = ({ slots }: World) => slots[0]?.slotId.replace(/s[0-9a-f]{12}$/, 'sffffffffffff');

/** Well formed, and against what the calendar holds or its rules. */
export const againstTheCalendar: RefusedRequest[] = [
  ['an unknown slot', (world) => bookWith(world, { slotId: unknownSlot(world) }), 404, 'slot-not-found', 'slotId'],
  [
    'a taken slot',
    (world) => bookWith(world, { slotId: world.slots[0]?.slotId }, world.other.token),
    409,
    'slot-taken',
    'slotId',
  ],
  [
    'a booking for somebody else',
    (world) => bookWith(world, { slotId: world.slots[1]?.slotId, patientId: world.other.patientId }),
    403,
    'not-yours',
    'patientId',
  ],
  [
    'a booking at the desk for nobody',
    (world) => bookWith(world, { slotId: world.slots[1]?.slotId }, world.practitioner.token),
    422,
    'patient-missing',
    'patientId',
  ],
  [
    'a booking for an unknown patient',
    (world) => bookWith(world, { slotId: world.slots[1]?.slotId, patientId: randomUUID() }, world.admin),
    422,
    'patient-unknown',
    'patientId',
  ],
  [
    "another practitioner's slot",
    (world) =>
      bookWith(world, { slotId: world.slots[1]?.slotId, patientId: world.patient.patientId }, world.stranger.token),
    403,
    'not-yours',
    'patientId',
  ],
  [
    'a past slot',
    (world) => open(world, [{ start: iso(noon(-1)), end: iso(noon(-1) + 30 * minute) }]),
    422,
    'slot-in-past',
    'slots.0.start',
  ],
  [
    'an end before its start',
    (world) => open(world, [{ start: iso(noon(1)), end: iso(noon(1) - minute) }]),
    422,
    'end-before-start',
    'slots.0.end',
  ],
  [
    'an overlapping slot',
    (world) => open(world, [{ start: world.slots[0]?.start, end: world.slots[1]?.end }]),
    409,
    'slot-overlap',
    'slots.0',
  ],
  [
    'slots of two days',
    (world) =>
      open(world, [
        { start: iso(noon(1)), end: iso(noon(1) + minute) },
        { start: iso(noon(3)), end: iso(noon(3) + minute) },
      ]),
    422,
    'not-one-day',
    'slots.1',
  ],
  [
    "slots on another's page",
    (world) => open(world, [{ start: iso(noon(1)), end: iso(noon(1) + minute) }], world.stranger.token),
    403,
    'not-yours',
  ],
  [
    'slots of an unknown practitioner',
    (world) => ({
      ...open(world, [{ start: iso(noon(1)), end: iso(noon(1) + minute) }], world.admin),
      path: `/api/practitioners/${randomUUID()}/slots`,
    }),
    404,
    'practitioner-not-found',
  ],
  [
    "closing another's slot",
    (world) => ({ path: `/api/slots/${world.slots[1]?.slotId}`, method: 'DELETE', token: world.stranger.token }),
    403,
    'not-yours',
    'slotId',
  ],
  [
    'closing an unknown slot',
    (world) => ({ path: `/api/slots/${unknownSlot(world)}`, method: 'DELETE', token: world.practitioner.token }),
    404,
    'slot-not-found',
    'slotId',
  ],
  [
    "cancelling somebody else's appointment",
    (world) => ({ path: `/api/appointments/${world.appointmentId}/cancel`, body: {}, token: world.other.token }),
    403,
    'not-yours',
    'id',
  ],
  [
    'cancelling an unknown appointment',
    (world) => ({
      path: `/api/appointments/${world.appointmentId.replace(/a[0-9a-f]{12}$/, 'affffffffffff')}/cancel`,
      body: {},
      token: world.patient.token,
    }),
    404,
    'appointment-not-found',
    'id',
  ],
  [
    'a move from a wrong start',
    (world) => ({
      path: `/api/appointments/${world.appointmentId}/reschedule`,
      body: { slotId: world.slots[2]?.slotId, expectedStart: world.slots[3]?.start },
      token: world.patient.token,
    }),
    409,
    'appointment-moved',
    'expectedStart',
  ],
  [
    'a move to a time another doctor does not have',
    (world) => ({
      path: `/api/appointments/${world.appointmentId}/reschedule`,
      body: {
        slotId: world.slots[2]?.slotId.replace(world.practitioner.practitionerId, world.stranger.practitionerId),
        expectedStart: world.slots[0]?.start,
      },
      token: world.patient.token,
    }),
    404,
    'slot-not-found',
    'slotId',
  ],
];
