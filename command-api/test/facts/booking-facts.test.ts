import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { clinicPolicy } from '@daybook/contracts/booking-policy.ts';
import { slotId } from '@daybook/contracts/page-address.ts';
import { dayStream, locationStream } from '@daybook/contracts/stream-names.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { askPatientVisits } from '../../src/facts/patient-visits.ts';
import { readModelOf, servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { expectSound, happened, newDoctor, openPage } from '../visits/clinic-book.ts';
import { reception } from '../visits/reception.ts';

const bench = useStore();
const start = '2026-11-24T09:00:00.000Z';
const end = '2026-11-24T09:30:00.000Z';

/** A time at a clinic where a patient may have one visit coming up, and what the read model says of the patient. */
async function clinicWithCap(...[readModel]: Parameters<typeof readModelOf>) {
  const { store } = bench;
  const practitionerId = await newDoctor(store);
  const locationId = randomUUID();
  const clinic = { locationId, name: 'Harbour Clinic', address: ['Quay 1'], zone: 'UTC' };
  await happened(
    store,
    locationStream(locationId),
    'no_stream',
    { type: 'LocationOpened', data: clinic },
    { type: 'BookingPolicySet', data: { locationId, policy: { ...clinicPolicy, capPerPatient: 1 } } },
  );
  const address = { practitionerId, date: '2026-11-24' };
  const slot = { slotId: slotId(address, '000000000001'), start, end };
  const day = { bookZone: 'UTC', start: '2026-11-24T00:00:00.000Z', end: '2026-11-25T00:00:00.000Z' };
  const events: readonly DaybookEvent[] = [
    { type: 'DayOpened', data: { ...address, ...day } },
    { type: 'SlotOpened', data: { practitionerId, locationId, source: 'hand', slots: [slot] } },
  ];
  await happened(store, dayStream(address), 'no_stream', ...events);
  const database = readModelOf(readModel);
  const services = servicesOver(store, {
    patientVisits: askPatientVisits(
      database,
      { catchUp: () => Promise.resolve(undefined) },
      createLogger('test', 'silent'),
    ),
  });
  return { store, practitionerId, book: () => reception(services).book(randomUUID(), slot.slotId) };
}

test('the read model knows a visit coming up: the cap refuses another', async () => {
  const { book } = await clinicWithCap(() => [{ number: '1', count: 1, start_at: new Date(0), end_at: new Date(1) }]);
  expect(await book()).toMatchObject({ kind: 'refused', refusal: { reason: 'patient-has-enough' } });
});

test('it knows one at that time: refused, whatever the cap', async () => {
  const { book } = await clinicWithCap(() => [
    { number: '1', count: 0, start_at: new Date(start), end_at: new Date(end) },
  ]);
  expect(await book()).toMatchObject({ kind: 'refused', refusal: { reason: 'patient-elsewhere' } });
});

test('the read model is gone: the visit is booked by what the streams say', async () => {
  const { book, store, practitionerId } = await clinicWithCap(() => {
    throw new Error('no such host');
  });
  expect(await book()).toMatchObject({ kind: 'done', answer: { status: 'booked', start } });
  await expectSound(store, practitionerId);
});

test('a time that opens between the look and the decision is not booked by no rules', async () => {
  const { store } = bench;
  const doctor = await newDoctor(store);
  const { slots } = await openPage(store, doctor, '2026-11-24');
  const services = servicesOver(store, {
    wrapPages: (pages) => ({ ...pages, look: () => Promise.resolve(undefined) }),
  });
  for (const outcome of [
    await reception(services).book(randomUUID(), slots[0].slotId),
    await reception(services).hold(randomUUID(), slots[0].slotId),
  ])
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'slot-not-found', field: 'slotId' } });
  await expectSound(store, doctor);
});
