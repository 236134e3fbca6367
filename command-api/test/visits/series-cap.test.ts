import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import { locationStream } from '@daybook/contracts/stream-names.ts';
import type { PatientVisits } from '../../src/facts/patient-visits.ts';
import { servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { expectSound, happened, newDoctor, openPage, readBook } from './clinic-book.ts';
import { reception } from './reception.ts';

const bench = useStore();

/** Three weeks of times at a clinic where a patient may have so many visits coming up. */
async function cappedAt(capPerPatient: number) {
  const { store } = bench;
  const doctor = await newDoctor(store);
  const locationId = randomUUID();
  await happened(
    store,
    locationStream(locationId),
    'no_stream',
    { type: 'LocationOpened', data: { locationId, name: 'Harbour Clinic', address: ['1 Quay'], zone: 'UTC' } },
    { type: 'BookingPolicySet', data: { locationId, policy: { ...openPolicy, capPerPatient } } },
  );
  const first = await openPage(store, doctor, '2026-11-24', locationId);
  for (const date of ['2026-12-01', '2026-12-08']) await openPage(store, doctor, date, locationId);
  /** Knows every booking at once. */
  const caughtUp: PatientVisits = async ({ except }) => {
    const { booked } = await readBook(store, doctor);
    return { upcoming: [...booked].filter((id) => !except.includes(id)).length, elsewhere: [] };
  };
  const models: Readonly<Record<'caught up' | 'behind' | 'gone', PatientVisits>> = {
    'caught up': caughtUp,
    behind: () => Promise.resolve({ upcoming: 0, elsewhere: [] }),
    gone: () => Promise.resolve(undefined),
  };
  const ask = async (model: keyof typeof models, mode: 'all' | 'free') => {
    const services = servicesOver(store, { patientVisits: models[model] });
    const wish = { patientId: randomUUID(), slotId: first.slots[0].slotId, count: 3, mode };
    const outcome = await reception(services).series(wish);
    await expectSound(store, doctor);
    if (outcome.kind !== 'done') return outcome.kind === 'refused' ? outcome.refusal.conflicts : outcome.kind;
    const { appointments, refused } = outcome.answer;
    return [appointments.length, ...refused.map(({ reason }) => reason)];
  };
  return { ask };
}

test.each(['caught up', 'behind', 'gone'] as const)('a read model that is %s counts a series once', async (model) => {
  for (const mode of ['all', 'free'] as const) {
    expect(await (await cappedAt(3)).ask(model, mode)).toEqual([3]);
  }
  expect(await (await cappedAt(2)).ask(model, 'free')).toEqual([2, 'patient-has-enough']);
  expect(await (await cappedAt(2)).ask(model, 'all')).toMatchObject([{ reason: 'patient-has-enough' }]);
});
