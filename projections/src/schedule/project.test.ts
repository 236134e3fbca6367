import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { unseal } from '@daybook/platform/sealing/seal.ts';
import type { Connections, OpenWorkshop } from '../open-workshop.ts';
import { rebuild } from '../operations/rebuild.ts';
import { testId } from '../testing/test-id.ts';
import { TestPage } from '../testing/test-page.ts';
import { EventWriter } from '../testing/event-writer.ts';
import { startTestBed, type TestBed } from '../testing/test-bed.ts';
import { schedule } from './project.ts';

const ann = testId('ann');
const ben = testId('ben');
const guest = testId('guest');
const doctor = testId('doctor');
const page = new TestPage(doctor, '2031-05-06');

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

describe('a hold', () => {
  const hold = async (name: string) => {
    await rebuild(workshop, schedule);
    const { rows } = await sql<Record<string, unknown>>`
      select * from schedule.hold where appointment_id = ${page.appointment(name)}`.execute(workshop.database);
    return rows[0];
  };

  test('keeps its time tentatively, and is a row that says until when; there is no visit yet', async () => {
    await writer.write(page.stream, [page.held('a', guest, page.place(['08:00'], { buffer: 5 }), ann)]);
    expect(await slots()).toEqual([`08:00 busy-tentative ${a}`, '08:30 free']);
    expect(await appointment('a')).toBeUndefined();
    expect(await hold('a')).toMatchObject({
      page: page.id,
      holder_id: guest,
      patient_id: ann,
      start_at: new Date('2031-05-06T08:00:00.000Z'),
      occupied_start: new Date('2031-05-06T07:55:00.000Z'),
      occupied_end: new Date('2031-05-06T08:35:00.000Z'),
      expires_at: new Date('2031-05-06T00:05:00.000Z'),
      status: 'open',
    });
  });

  test('that is booked becomes the visit', async () => {
    await writer.write(page.stream, [page.held('a', guest, '08:00')]);
    await writer.write(page.stream, [page.booked('a', ann, '08:00')]);
    expect(await slots()).toEqual([`08:00 busy ${a}`, '08:30 free']);
    expect(await hold('a')).toMatchObject({ status: 'booked', patient_id: null });
    expect(await appointment('a')).toMatchObject({ status: 'booked' });
  });

  test('that expired or was given back frees its time, also for the next hold in the same append', async () => {
    await writer.write(page.stream, [page.held('a', guest, '08:00'), page.held('c', guest, '08:30')]);
    await writer.write(page.stream, [page.holdExpired('a', guest, '08:00'), page.held('b', ann, '08:00')]);
    await writer.write(page.stream, [page.holdReleased('c', guest, '08:30')]);
    expect(await slots()).toEqual([`08:00 busy-tentative ${b}`, '08:30 free']);
    expect((await hold('a'))?.['status']).toBe('expired');
    expect((await hold('c'))?.['status']).toBe('released');
  });
});

describe('a visit', () => {
  const locationId = testId('clinic');
  const details = {
    visitType: { visitTypeId: testId('check-up'), name: 'Check-up', duration: 60, bufferBefore: 5, bufferAfter: 5 },
    fee: { amount: 6_000, currency: 'EUR' },
    practitionerName: 'Dr. Then',
    specialty: 'Dentist',
    address: ['Then Street 1'],
  };

  test('takes all its slots, occupies more than its time, and keeps what was shown when it was booked', async () => {
    const long = page.place(['08:00', '08:30'], { buffer: 5, locationId });
    const more = { details, seriesId: testId('series'), overridden: ['too-short-notice'], overrideReason: 'in pain' };
    await writer.write(page.stream, [page.booked('a', ann, long, more)]);
    expect(await slots()).toEqual([`08:00 busy ${a}`, `08:30 busy ${a}`]);
    expect(await appointment('a')).toMatchObject({
      slot_id: page.slot('08:00').slotId,
      page: page.id,
      location_id: locationId,
      end_at: new Date('2031-05-06T09:00:00.000Z'),
      occupied_end: new Date('2031-05-06T09:05:00.000Z'),
      visit_type_id: testId('check-up'),
      visit_type_name: 'Check-up',
      fee: details.fee,
      practitioner_name: 'Dr. Then',
      specialty: 'Dentist',
      address: ['Then Street 1'],
      overridden: ['too-short-notice'],
      series_id: testId('series'),
    });
  });

  test('goes through its life and keeps its time until it is missed', async () => {
    await writer.write(page.stream, [page.booked('a', ann, '08:00'), page.booked('b', ben, '08:30')]);
    const seen: unknown[] = [];
    for (const type of ['PatientArrived', 'PatientCheckedIn', 'AppointmentFulfilled'] as const) {
      await writer.write(page.stream, [page.step(type, 'a', ann, '08:00')]);
      await rebuild(workshop, schedule);
      seen.push((await appointment('a'))?.['status']);
    }
    expect(seen).toEqual(['arrived', 'checked-in', 'fulfilled']);
    expect((await appointment('a'))?.['arrived_at']).toBeInstanceOf(Date);
    await writer.write(page.stream, [page.step('NoShowRecorded', 'b', ben, '08:30')]);
    expect(await slots()).toEqual([`08:00 busy ${a}`, '08:30 free']);
    expect(await appointment('b')).toMatchObject({ status: 'noshow', arrived_at: null });
    await writer.write(page.stream, [page.step('AppointmentEnteredInError', 'a', ann, '08:00')]);
    expect(await slots()).toEqual(['08:00 free', '08:30 free']);
    expect(await appointment('a')).toMatchObject({ status: 'entered-in-error' });
  });

  test('that was over may turn out to be an error, which takes no time from who has it by now', async () => {
    await writer.write(page.stream, [page.booked('a', ann, '08:00'), page.cancelled('a', ann, '08:00', 'patient')]);
    await writer.write(page.stream, [page.booked('b', ben, '08:00'), page.step('NoShowRecorded', 'b', ben, '08:00')]);
    await writer.write(page.stream, [page.held('c', guest, '08:00')]);
    await writer.write(page.stream, [page.step('AppointmentEnteredInError', 'a', ann, '08:00')]);
    await writer.write(page.stream, [page.step('AppointmentEnteredInError', 'b', ben, '08:00')]);
    expect(await slots()).toEqual([`08:00 busy-tentative ${page.appointment('c')}`, '08:30 free']);
    expect(await appointment('a')).toMatchObject({ status: 'entered-in-error', cancelled_by: 'patient' });
    await writer.write(page.stream, [page.booked('c', ben, '08:00')]);
    await writer.write(page.stream, [page.step('AppointmentEnteredInError', 'c', ben, '08:00'), page.closed('08:00')]);
    expect(await slots()).toEqual(['08:00 entered-in-error', '08:30 free']);
  });

  test('cancelled late says so, and why', async () => {
    await writer.write(page.stream, [page.booked('a', ann, '08:00')]);
    await writer.write(page.stream, [
      page.cancelled('a', ann, '08:00', 'patient', { reasonCode: 'pat-fb', late: true }),
    ]);
    await slots();
    expect(await appointment('a')).toMatchObject({ cancellation_reason: 'pat-fb', late: true });
  });

  test('and another change places at once', async () => {
    await writer.write(page.stream, [page.booked('a', ann, '08:00'), page.booked('b', ben, '08:30')]);
    await writer.write(page.stream, [page.swapped(['a', ann, '08:00', 1], ['b', ben, '08:30', 1])]);
    expect(await slots()).toEqual([`08:00 busy ${b}`, `08:30 busy ${a}`]);
    expect(await appointment('a')).toMatchObject({ slot_id: page.slot('08:30').slotId, move: 1 });
    expect(await appointment('b')).toMatchObject({ slot_id: page.slot('08:00').slotId, move: 1 });
  });

  test('that moves to another clinic on the same day leaves the address of booking behind', async () => {
    const elsewhere = page.place(['08:30'], { locationId: testId('another clinic') });
    await writer.write(page.stream, [page.booked('a', ann, page.place(['08:00'], { locationId }), { details })]);
    await writer.write(page.stream, [page.moved('a', ann, page.place(['08:00'], { locationId }), elsewhere, 1)]);
    await slots();
    expect(await appointment('a')).toMatchObject({
      location_id: testId('another clinic'),
      address: null,
      practitioner_name: 'Dr. Then',
    });
  });

  test('and a longer one change places: what neither needs any more is free', async () => {
    const [short, long] = [page.place(['08:00']), page.place(['09:00', '09:30'])];
    await writer.write(page.stream, [page.opened('09:00', '09:30')]);
    await writer.write(page.stream, [page.booked('a', ann, short), page.booked('b', ben, long)]);
    const visits = [
      { appointmentId: a, patientId: ann, from: short, to: page.place(['09:30']), move: 1 },
      { appointmentId: b, patientId: ben, from: long, to: page.place(['08:00', '08:30']), move: 1 },
    ];
    const { practitionerId } = page.address;
    await writer.write(page.stream, [{ type: 'AppointmentsSwapped', data: { practitionerId, visits } }]);
    expect(await slots()).toEqual([`08:00 busy ${b}`, `08:30 busy ${b}`, '09:00 free', `09:30 busy ${a}`]);
  });
});

describe('a move to another page', () => {
  const target = new TestPage(testId('another doctor'), '2031-05-07');
  const details = { practitionerName: 'Dr. There', specialty: 'Neurologist', address: ['There'] };
  const move = page.transfer({ name: 'a', patientId: ann, from: '08:00', move: 1 }, target, '09:00', details);

  beforeEach(async () => {
    await writer.write(page.stream, [page.booked('a', ann, '08:00', { details: { practitionerName: 'Dr. Here' } })]);
    await writer.write(target.stream, [target.opened('09:00')]);
  });

  const transfer = async () => {
    const { rows } = await sql<{ status: string }>`
      select status, source_page, target_page, practitioner_id from schedule.transfer`.execute(workshop.database);
    return rows;
  };
  const row = (status: string) => ({
    status,
    source_page: page.id,
    target_page: target.id,
    practitioner_id: target.address.practitionerId,
  });

  test('reserves its time tentatively; the visit is still where it was', async () => {
    await writer.write(target.stream, [move.reserved]);
    expect(await slots()).toEqual([`08:00 busy ${a}`, '08:30 free', `09:00 busy-tentative ${a}`]);
    expect(await transfer()).toEqual([row('reserved')]);
    expect(await appointment('a')).toMatchObject({ page: page.id, move: 0 });
  });

  test('is done once the source gave the visit away, confirmed or not', async () => {
    await writer.write(target.stream, [move.reserved]);
    await writer.write(page.stream, [move.out]);
    const [where, moved] = [['08:00 free', '08:30 free', `09:00 busy ${a}`], { page: target.id, move: 1 }];
    expect(await slots()).toEqual(where);
    expect(await transfer()).toEqual([row('moved')]);
    expect(await appointment('a')).toMatchObject({
      ...moved,
      slot_id: target.slot('09:00').slotId,
      practitioner_id: target.address.practitionerId,
      practitioner_name: 'Dr. There',
      status: 'booked',
    });
    await writer.write(target.stream, [move.confirmed]);
    expect(await slots()).toEqual(where);
    expect(await transfer()).toEqual([row('confirmed')]);
    expect(await appointment('a')).toMatchObject(moved);
  });

  test('that was refused leaves the visit alone and frees the time', async () => {
    await writer.write(target.stream, [move.reserved]);
    await writer.write(page.stream, [move.refused]);
    expect(await slots()).toEqual([`08:00 busy ${a}`, '08:30 free', `09:00 busy-tentative ${a}`]);
    expect(await transfer()).toEqual([row('refused')]);
    await writer.write(target.stream, [move.released]);
    expect(await slots()).toEqual([`08:00 busy ${a}`, '08:30 free', '09:00 free']);
    expect(await transfer()).toEqual([row('released')]);
    expect(await appointment('a')).toMatchObject({ page: page.id, move: 0, practitioner_name: 'Dr. Here' });
  });

  test('without details of its own forgets the doctor it left, for the practitioners table to answer', async () => {
    const bare = page.transfer({ name: 'a', patientId: ann, from: '08:00', move: 1 }, target, '09:00');
    await writer.write(target.stream, [bare.reserved]);
    await writer.write(page.stream, [bare.out]);
    await slots();
    expect(await appointment('a')).toMatchObject({ practitioner_name: null });
  });
});

test('the clinic and source of a slot are kept; what a person closed was closed by hand', async () => {
  const locationId = testId('clinic');
  await writer.write(page.stream, [page.openedAt(locationId, ['09:00', '09:30'], 'hours'), page.closed('09:30')]);
  await rebuild(workshop, schedule);
  const { rows } = await sql`select location_id, source, status from schedule.slot order by start_at`.execute(
    workshop.database,
  );
  expect(rows).toEqual([
    { location_id: null, source: 'hand', status: 'free' },
    { location_id: null, source: 'hand', status: 'free' },
    { location_id: locationId, source: 'hours', status: 'free' },
    { location_id: locationId, source: 'hand', status: 'entered-in-error' },
  ]);
});

test('pages are known with their days, and whether they are closed', async () => {
  const [bookZone, day] = ['UTC', { start: '2031-05-06T00:00:00.000Z', end: '2031-05-07T00:00:00.000Z' }];
  const next = { start: day.end, end: '2031-05-08T00:00:00.000Z' };
  const open = (date: string, times: typeof day): DaybookEvent => ({
    type: 'DayOpened',
    data: { practitionerId: doctor, date, bookZone, ...times },
  });
  const second = new TestPage(doctor, '2031-05-07');
  await writer.write(page.stream, [open('2031-05-06', day)]);
  await writer.write(second.stream, [open('2031-05-07', next)]);
  await writer.write(page.stream, [{ type: 'DayClosed', data: { practitionerId: doctor, date: '2031-05-06' } }]);
  await rebuild(workshop, schedule);
  const { rows } = await sql`
    select page, date::text, start_at, end_at, closed from schedule.page order by page`.execute(workshop.database);
  const shown = ({ start, end }: typeof day) => ({ start_at: new Date(start), end_at: new Date(end) });
  expect(rows).toEqual([
    { page: page.id, date: '2031-05-06', ...shown(day), closed: true },
    { page: second.id, date: '2031-05-07', ...shown(next), closed: false },
  ]);
});

test.each([
  ['pages that are over', `select page from schedule.page where not closed and end_at < now()`, 'page_open_by_end'],
  [
    'holds that lapsed',
    `select appointment_id from schedule.hold where status = 'open' and expires_at < now()`,
    'hold_open_by_expiry',
  ],
  [
    'moves left over',
    `select transfer_id from schedule.transfer where status in ('reserved', 'moved', 'refused') and reserved_at < now()`,
    'transfer_unfinished',
  ],
  [
    'what a patient has coming up',
    `select appointment_id from schedule.appointment where patient_id = '${ann}'
     and status in ('booked', 'arrived', 'checked-in', 'fulfilled') and end_at > now()`,
    'appointment_live_by_patient',
  ],
  [
    'visits to come',
    `select appointment_id from schedule.appointment where end_at > now() and status in ('booked', 'arrived', 'checked-in')`,
    'appointment_live_by_end',
  ],
])('%s are found by an index', async (_what, query, index) => {
  await rebuild(workshop, schedule);
  const plan = await workshop.database.transaction().execute(async (transaction) => {
    // Many people with a visit each: one of them is a better way in than the time.
    await sql`insert into schedule.appointment select (jsonb_populate_record(null::schedule.appointment, jsonb_build_object(
        'appointment_id', n, 'slot_id', n, 'page', 'p', 'practitioner_id', gen_random_uuid(), 'patient_id', gen_random_uuid(),
        'start_at', at, 'end_at', at, 'occupied_start', at, 'occupied_end', at, 'status', 'booked', 'overridden', '[]'::jsonb,
        'booked_at', at, 'move', 0, 'position', n))).*
      from generate_series(1, 2000) as n, lateral (select now() + n * interval '1 hour' - interval '50 days' as at) as times`.execute(
      transaction,
    );
    await sql`analyze schedule.appointment`.execute(transaction);
    // Tables of a test are too small for an index to pay.
    await sql`set local enable_seqscan = off`.execute(transaction);
    await sql`set local enable_bitmapscan = off`.execute(transaction);
    return sql.raw<{ 'QUERY PLAN': string }>(`explain ${query}`).execute(transaction);
  });
  expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(`using ${index}`);
});
