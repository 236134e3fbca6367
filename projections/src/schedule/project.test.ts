import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { unseal } from '@daybook/platform/sealing/seal.ts';
import type { Connections, OpenWorkshop } from '../open-workshop.ts';
import { rebuild } from '../operations/rebuild.ts';
import { TestPage, testId } from '../testing/clinic.ts';
import { EventWriter } from '../testing/event-writer.ts';
import { startTestBed, type TestBed } from '../testing/test-bed.ts';
import { schedule } from './project.ts';

const ann = testId('ann');
const ben = testId('ben');
const page = new TestPage(testId('doctor'), '2031-05-06');

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let writer: EventWriter;

beforeAll(async () => {
  bed = await startTestBed();
});
beforeEach(async () => {
  workshop = await bed.workshop();
  writer = new EventWriter(workshop.store, openKeyring(workshop.database, workshop.masterKey));
  await writer.write(page.stream, [page.opened('08:00', '08:30')]);
});
afterAll(() => bed.close());

/** The slots in order, as `HH:MM status [appointment]`. */
async function slots(): Promise<string[]> {
  await rebuild(workshop, schedule);
  const { rows } = await sql<{ line: string }>`
    select to_char(start_at at time zone 'UTC', 'HH24:MI') || ' ' || status || coalesce(' ' || appointment_id, '') as line
    from schedule.slot order by start_at`.execute(workshop.database);
  return rows.map(({ line }) => line);
}

async function appointment(name: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from schedule.appointment where appointment_id = ${page.appointment(name)}`.execute(workshop.database);
  return rows[0];
}

const [a, b] = [page.appointment('a'), page.appointment('b')];

test('opened slots are free and carry their page', async () => {
  expect(await slots()).toEqual(['08:00 free', '08:30 free']);
  const { rows } = await sql`select distinct page, practitioner_id from schedule.slot`.execute(workshop.database);
  const { practitionerId, date } = page.address;
  expect(rows).toEqual([{ page: `${practitionerId}_${date}`, practitioner_id: practitionerId }]);
});

test('a booking takes its slot; the reason stays sealed and opens with the event it came in', async () => {
  await writer.write(page.stream, [page.booked('a', ann, '08:00', 'a tooth')], 'patient');
  expect(await slots()).toEqual([`08:00 busy ${a}`, '08:30 free']);
  const row = await appointment('a');
  expect(row).toMatchObject({ patient_id: ann, status: 'booked', move: 0, cancelled_by: null });
  const place = { subject: ann, eventId: String(row?.['reason_event_id']), field: 'reason' };
  const sealed = row?.['reason'];
  expect(sealed).toEqual({ sealed: expect.any(String) });
  const keyring = openKeyring(workshop.database, workshop.masterKey);
  expect(await unseal(keyring, place, { sealed: (sealed as { sealed: string }).sealed })).toBe('a tooth');
});

test('a move frees the old slot and takes the new one', async () => {
  await writer.write(page.stream, [page.booked('a', ann, '08:00')]);
  await writer.write(page.stream, [page.moved('a', ann, '08:00', '08:30', 1)]);
  expect(await slots()).toEqual(['08:00 free', `08:30 busy ${a}`]);
  expect(await appointment('a')).toMatchObject({ move: 1, start_at: new Date('2031-05-06T08:30:00.000Z') });
});

test('a cancelled visit keeps its row and frees its slot for the next', async () => {
  await writer.write(page.stream, [page.booked('a', ann, '08:00')]);
  await writer.write(page.stream, [page.cancelled('a', ann, '08:00', 'patient')]);
  await writer.write(page.stream, [page.booked('b', ben, '08:00')]);
  expect(await slots()).toEqual([`08:00 busy ${b}`, '08:30 free']);
  expect(await appointment('a')).toMatchObject({ status: 'cancelled', cancelled_by: 'patient' });
});

test('a slot closed in the append that cancels its visit ends closed, and its row stays', async () => {
  await writer.write(page.stream, [page.booked('a', ann, '08:00')]);
  await writer.write(page.stream, [page.cancelled('a', ann, '08:00', 'practitioner'), page.closed('08:00')]);
  expect(await slots()).toEqual(['08:00 entered-in-error', '08:30 free']);
  expect(await appointment('a')).toMatchObject({ status: 'cancelled', slot_id: page.slot('08:00').slotId });
});
