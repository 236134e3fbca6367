import { expect, test } from 'vitest';
import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import { wantedDay } from '@daybook/scheduling/hours/wanted-day.ts';
import { civilDay } from '@daybook/scheduling/page/civil-day.ts';
import { demoHours } from '../src/demo/clinics.ts';

const zone = 'Europe/Berlin';
const clinic = { zone, policy: openPolicy, visitTypes: new Map(), closures: new Map() };
const hours = demoHours.hours.map((each) => ({ ...each, everyWeeks: 1 }));
const doctor = {
  verified: true,
  available: true,
  weekly: new Map([['clinic', { slotMinutes: demoHours.slotMinutes, hours }]]),
  overrides: new Map(),
  timeOff: new Map(),
};

test.each([
  ['in summer time', '2026-10-24', '08:00', '18:30'],
  ['on the day the clocks change', '2026-10-25', '09:00', '19:30'],
])('SLT-01: half hours from 10:00 to 21:00 on the clock of the practice, %s', (_, date, first, last) => {
  const { slots } = wantedDay(doctor, new Map([['clinic', clinic]]), civilDay(`${date}T10:00:00.000Z`, zone));
  expect(slots).toHaveLength(22);
  expect([slots[0]?.start, slots.at(-1)?.start]).toEqual([`${date}T${first}:00.000Z`, `${date}T${last}:00.000Z`]);
  expect(slots.every(({ start, end }) => Date.parse(end) - Date.parse(start) === 1_800_000)).toBe(true);
});
