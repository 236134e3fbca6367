import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { locationStream } from '@daybook/contracts/stream-names.ts';
import { expect, test } from 'vitest';
import { checkUp, locationOpened } from '../testing/clinic.ts';
import { useRowsOf } from '../testing/use-rows-of.ts';
import { testId } from '../testing/test-id.ts';
import { locations } from './project.ts';

const clinic = locationOpened('Harbour Clinic');
const locationId = clinic.id;

const { rowsAfter, write } = useRowsOf(locations, clinic, 'location_id');

const opened = {
  name: 'Harbour Clinic',
  address: ['2 High Street', 'Springfield'],
  phone: null,
  coordinates: null,
  founder_id: null,
  zone: 'Europe/Berlin',
  policy: openPolicy,
  opened_at: expect.any(String),
};

test('a clinic that set no rules allows everything', async () => {
  expect(await rowsAfter('location')).toEqual([opened]);
});

test('a changed clinic keeps what was not changed; rules are replaced whole', async () => {
  const policy = { ...openPolicy, minimumNotice: 60, capPerDay: 8, reminderSteps: [1440, 120] };
  expect(
    await rowsAfter(
      'location',
      { type: 'BookingPolicySet', data: { locationId, policy: { ...policy, capPerPatient: 2 } } },
      { type: 'LocationChanged', data: { locationId, phone: '+49 40 1' } },
      { type: 'LocationChanged', data: { locationId, name: 'Harbour' } },
      { type: 'BookingPolicySet', data: { locationId, policy } },
    ),
  ).toEqual([{ ...opened, name: 'Harbour', phone: '+49 40 1', policy }]);
});

test('a name that is kept for a clinic is no clinic; where a clinic is and who registered it is kept', async () => {
  const kept = testId('Quay');
  const reserved: DaybookEvent = {
    type: 'LocationNameReserved',
    data: { locationId: kept, name: 'Quay', heldBy: locationId },
  };
  await write(locationStream(kept), [reserved]);
  const founderId = testId('ada');
  const data = { locationId: testId('Shore'), name: 'Shore', address: ['1 Shore'], zone: 'Europe/Berlin', founderId };
  await write(locationStream(data.locationId), [{ type: 'LocationOpened', data }]);
  const coordinates = { latitude: 53.543, longitude: -9.993 };
  expect(await rowsAfter('location', { type: 'LocationChanged', data: { locationId, coordinates } })).toEqual([
    { ...opened, name: 'Shore', address: ['1 Shore'], founder_id: founderId },
    { ...opened, coordinates },
  ]);
});

test('kinds of visits are defined, defined otherwise, retired and offered again', async () => {
  const visitType = checkUp([testId('ada')]);
  const define = (more: object): DaybookEvent => ({
    type: 'VisitTypeDefined',
    data: { locationId, visitType: { ...visitType, ...more } },
  });
  const row = {
    visit_type_id: visitType.visitTypeId,
    name: 'Check-up',
    duration: 30,
    buffer_before: 5,
    buffer_after: 10,
    fee: visitType.fee,
    practitioner_ids: [testId('ada')],
    minimum_notice: null,
    cap_per_day: null,
    retired: false,
  };
  expect(await rowsAfter('visit_type', define({ capPerDay: 3 }))).toEqual([{ ...row, cap_per_day: 3 }]);
  expect(await rowsAfter('visit_type', define({ minimumNotice: 0 }))).toEqual([{ ...row, minimum_notice: 0 }]);
  const { visitTypeId } = visitType;
  expect(await rowsAfter('visit_type', { type: 'VisitTypeRetired', data: { locationId, visitTypeId } })).toEqual([
    { ...row, minimum_notice: 0, retired: true },
  ]);
  expect(await rowsAfter('visit_type', define({}))).toEqual([row]);
});

test('a closure that was taken back is marked', async () => {
  const closureId = testId('christmas');
  const [firstDate, lastDate] = ['2031-12-24', '2031-12-26'];
  const row = { closure_id: closureId, name: 'Christmas', first_date: firstDate, last_date: lastDate };
  const data = { locationId, closureId, name: 'Christmas', firstDate, lastDate };
  expect(await rowsAfter('closure', { type: 'ClosureAdded', data })).toEqual([{ ...row, removed: false }]);
  expect(await rowsAfter('closure', { type: 'ClosureRemoved', data: { locationId, closureId } })).toEqual([
    { ...row, removed: true },
  ]);
});
