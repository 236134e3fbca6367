import { expect, test } from 'vitest';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { blankPage } from '../../src/page/page-state.ts';
import { appointmentIdOf, atHalfPastNine, atNine, otherPage, practitionerId, transferId } from '../clinic.ts';
import {
  booked,
  dayOpened,
  opened,
  recorded,
  transferConfirmed,
  transferredOut,
  transferReserved,
} from './happened.ts';

function fold(...events: readonly DayEvent[]) {
  const page = blankPage();
  for (const event of events) evolvePage(page, event);
  return page;
}
const out = [dayOpened, opened, booked(1), transferredOut(1, atNine, { practitionerId, page: otherPage, ...atNine })];

test('a visit that went to another page leaves its address, and nothing else', () => {
  const { visits, claims, gone, outcomes } = fold(...out);
  expect([visits.size, claims.size]).toEqual([0, 0]);
  expect([...gone]).toEqual([[appointmentIdOf(1), { page: otherPage, move: 1, transferId }]]);
  expect([...outcomes]).toEqual([[transferId, 'out']]);
});

test('a visit that came back is here, and not gone', () => {
  const back = transferReserved(1, atHalfPastNine, { move: 2 });
  const { visits, claims, gone, reservations } = fold(...out, back, transferConfirmed(1, atHalfPastNine, 2));
  expect([...visits.keys(), ...claims.keys()]).toEqual([appointmentIdOf(1), appointmentIdOf(1)]);
  expect([gone.size, reservations.size]).toEqual([0, 0]);
});

test('it never judges: what is about nobody here changes nothing', () => {
  const page = fold(dayOpened, opened);
  evolvePage(page, recorded('PatientArrived', 9));
  expect(page).toStrictEqual(fold(dayOpened, opened));
});
