import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { appointmentId, pageId, slotId } from '@daybook/contracts/page-address.ts';
import { onOneSlot } from '@daybook/contracts/placement.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { eventRegistry } from '@daybook/projections/event-registry.ts';
import { startSystem, type System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 120_000);
afterAll(() => system.end());

const logger = createLogger('test', 'silent');
const hour = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

/** A page that ended so many hours ago, with a visit on it, as a log holds it. */
async function writePage(practitionerId: string, patientId: string, endedFor: number) {
  const end = Date.now() - endedFor * hour;
  const address = { practitionerId, date: iso(end).slice(0, 10) };
  const slot = (n: number) => ({
    slotId: slotId(address, `${n}`.repeat(12)),
    start: iso(end - (10 - n) * hour),
    end: iso(end - (9 - n) * hour),
  });
  const visit = { appointmentId: appointmentId(address, '1'.repeat(12)), patientId, practitionerId };
  const day = { start: iso(end - 24 * hour), end: iso(end) };
  const events: DaybookEvent[] = [
    { type: 'DayOpened', data: { ...address, bookZone: 'UTC', ...day } },
    { type: 'SlotOpened', data: { practitionerId, source: 'hand', slots: [slot(1), slot(2)] } },
    { type: 'AppointmentBooked', data: { ...visit, ...onOneSlot(slot(1)) } },
  ];
  const command = randomUUID();
  const metadata = { $correlationId: command, $causationId: command, actor: { accountId: command, role: 'admin' } };
  const store = connectEventStore(system.daybook.eventStoreUrl, { logger });
  await store.append(
    dayStream(address),
    'no_stream',
    events.map(({ type, data }) => ({
      id: randomUUID(),
      type,
      data: { ...data },
      metadata: { ...metadata, schemaVersion: eventRegistry.definition(type)?.version, fingerprint: '' },
    })),
  );
  await store.close();
  return { page: pageId(address), free: slot(2).slotId, appointmentId: visit.appointmentId };
}

async function pagesKnown(): Promise<Record<string, boolean>> {
  const database = connectPostgres<object>(system.daybook.databaseUrl, { service: 'test', logger });
  const { rows } = await sql<{ page: string; closed: boolean }>`select page, closed from schedule.page`.execute(
    database,
  );
  await database.destroy();
  return Object.fromEntries(rows.map(({ page, closed }) => [page, closed]));
}

test('a page is closed a day after its own; then its visits are written up, and nothing is booked there', async () => {
  const [doctor, patient] = [await system.addPractitioner(), await system.signUp()];
  const old = await writePage(doctor.practitionerId, patient.patientId, 60);
  const young = await writePage(doctor.practitionerId, patient.patientId, 12);
  await expect.poll(pagesKnown, { timeout: 10_000 }).toEqual({ [old.page]: false, [young.page]: false });
  // The policy looks as it starts, and then every quarter of an hour.
  await system.restart();
  await expect.poll(pagesKnown, { timeout: 10_000 }).toEqual({ [old.page]: true, [young.page]: false });

  const token = await system.admin();
  const book = (slot: string) =>
    system.call('/api/appointments', {
      body: { slotId: slot, patientId: patient.patientId, override: { reason: 'Was here' } },
      token,
    });
  expect(await book(old.free)).toMatchObject({ status: 409, body: { reason: 'day-closed' } });
  expect(await book(young.free)).toMatchObject({ status: 201 });
  const done = await system.call(`/api/appointments/${old.appointmentId}/fulfil`, { body: {}, token });
  expect(done).toMatchObject({ status: 200, body: { status: 'fulfilled' } });
}, 120_000);
