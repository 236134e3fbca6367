import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daybookPrefixes } from '@daybook/contracts/stream-names.ts';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { sql } from 'kysely';
import { startSystem, type System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.end());

const marks = ['Marker Name', 'marker.address@people.example', '+49 170 7654321', 'an unmistakable complaint'];
const holdsMark = (text: string) => marks.filter((mark) => text.toLowerCase().includes(mark.toLowerCase()));

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('a patient leaves a name in no event, no audit row, no log line and no file of the event store', async () => {
  const practitioner = await system.addPractitioner();
  const [slot, next] = await system.openSlots(practitioner, 2);
  const person = await system.signUp('Marker Name', {
    email: 'marker.address@people.example',
    phone: '+49 170 7654321',
  });
  const booked = await system.book(person, slot?.slotId ?? '', { reason: 'an unmistakable complaint' });
  const path = `/api/appointments/${String(booked.body['appointmentId'])}`;
  await system.call(`${path}/reschedule`, {
    body: { slotId: next?.slotId, expectedStart: slot?.start },
    token: person.token,
  });
  // Refused and malformed requests are logged too.
  await system.call('/api/auth/register', {
    body: { name: 'Marker Name', email: 'marker.address@people.example', password: 'x' },
  });
  await system.call('/api/practitioners?q=Marker%20Name');
  const cancelled = await system.call(`${path}/cancel`, { body: {}, token: person.token });
  const seen = await system.call(path, {
    token: practitioner.token,
    headers: { 'Daybook-Min-Position': String(cancelled.body['position']) },
  });
  // It is there for whom it concerns…
  expect(seen.body).toMatchObject({
    patientName: 'Marker Name',
    reason: 'an unmistakable complaint',
    status: 'cancelled',
  });

  // …and nowhere else.
  const store = connectEventStore(system.daybook.eventStoreUrl);
  let events = 0;
  for await (const event of store.readLog({ prefixes: daybookPrefixes })) {
    events++;
    expect(holdsMark(JSON.stringify([event.stream, event.type, event.data, event.metadata]))).toEqual([]);
  }
  expect(events).toBeGreaterThan(5);
  await store.close();

  const database = connectPostgres<object>(system.daybook.databaseUrl, {
    service: 'test',
    logger: createLogger('test', 'silent'),
  });
  const audit = await sql<{ row: string }>`select to_jsonb(a)::text as row from audit.audit_log a`.execute(database);
  expect(audit.rows.length).toBeGreaterThanOrEqual(events - 1);
  expect(audit.rows.flatMap(({ row }) => holdsMark(row))).toEqual([]);
  await database.destroy();

  const files = [
    ...(await filesBelow(join(system.dataDir, 'logs'))),
    ...(await filesBelow(join(system.dataDir, 'events'))),
  ];
  expect(files.length).toBeGreaterThanOrEqual(4);
  for (const file of files) expect([file, holdsMark(await readFile(file, 'latin1'))]).toEqual([file, []]);
});
