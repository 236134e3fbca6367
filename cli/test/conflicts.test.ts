import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { text } from './clinic.ts';
import { startSystem, type System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 120_000);
afterAll(() => system.end());

/** While the work is done nobody can write into the read model of visits; whoever reads it sees what it knew before. */
async function withoutNewVisits<Result>(work: () => Promise<Result>): Promise<Result> {
  const database = connectPostgres<object>(system.daybook.databaseUrl, {
    service: 'test',
    logger: createLogger('test', 'silent'),
  });
  try {
    return await database.transaction().execute(async (transaction) => {
      await sql`lock table schedule.appointment in share mode`.execute(transaction);
      return work();
    });
  } finally {
    await database.destroy();
  }
}

test('one patient, two doctors, one time, sent at once: both stand, nothing is cancelled, and the list shows it', async () => {
  const [ines, mats] = [await system.addPractitioner(), await system.addPractitioner()];
  const [[half], [hour]] = [
    await system.openSlots(ines, 1, { minutes: 30 }),
    await system.openSlots(mats, 1, { minutes: 60 }),
  ];
  const patient = await system.signUp('Two Places');
  const both = await withoutNewVisits(() =>
    Promise.all([half, hour].map((slot) => system.book(patient, slot?.slotId ?? ''))),
  );
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  const ids = both.map((answer) => text(answer, 'appointmentId'));
  const positions = both.map((answer) => BigInt(text(answer, 'position'))).toSorted((a, b) => (a < b ? -1 : 1));
  const headers = { 'Daybook-Min-Position': `${positions.at(-1) ?? 0n}` };
  const ask = async (token: string) => (await system.call('/api/conflicts', { token, headers })).body['items'];

  expect(await ask(await system.admin())).toEqual([
    expect.objectContaining({
      kind: 'two-places',
      appointmentIds: expect.toSatisfy((found: string[]) => found.toSorted().join() === ids.toSorted().join()),
      patientId: patient.patientId,
      patientName: 'Two Places',
      others: 0,
    }),
  ]);
  expect(await ask(ines.token)).toEqual([
    expect.objectContaining({ kind: 'two-places', appointmentIds: [ids[0]], others: 1 }),
  ]);
  for (const id of ids)
    expect((await system.call(`/api/appointments/${id}`, { token: patient.token, headers })).body['status']).toBe(
      'booked',
    );

  // Whoever looks decides: with one of them cancelled, nothing needs a look any more.
  const gone = await system.call(`/api/appointments/${ids[1]}/cancel`, { body: {}, token: mats.token });
  const after = { 'Daybook-Min-Position': text(gone, 'position') };
  const left = await system.call('/api/conflicts', { token: await system.admin(), headers: after });
  expect(left.body['items']).toEqual([]);
});

test('with the read model at hand, the second booking at that time is refused', async () => {
  const [ines, mats] = [await system.addPractitioner(), await system.addPractitioner()];
  const [[one], [other]] = [await system.openSlots(ines, 1), await system.openSlots(mats, 1)];
  const patient = await system.signUp();
  const first = await system.book(patient, one?.slotId ?? '');
  await system.call('/api/appointments', {
    token: patient.token,
    headers: { 'Daybook-Min-Position': text(first, 'position') },
  });
  expect(await system.book(patient, other?.slotId ?? '')).toMatchObject({
    status: 422,
    body: { reason: 'patient-elsewhere' },
  });
});
