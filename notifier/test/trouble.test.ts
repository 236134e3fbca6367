import { randomUUID } from 'node:crypto';
import { onOneSlot } from '@daybook/contracts/placement.ts';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { startRefusingMailServer } from './refusing-mail-server.ts';
import { startBeds, type Bed } from './test-bed.ts';
import { until } from './until.ts';

let beds: Awaited<ReturnType<typeof startBeds>>;
let bed: Bed;
beforeAll(async () => {
  beds = await startBeds();
});
afterAll(() => beds.close());
beforeEach(async () => {
  bed = await beds.bed();
});
afterEach(() => bed.close());

const mailRows = async () =>
  bed.database.selectFrom('notifier.notification').selectAll().where('channel', '=', 'email').execute();
const sent = async () => (await mailRows()).filter(({ status }) => status === 'SENT').length;

const distinct = (mails: readonly { messageId: string }[]) => new Set(mails.map(({ messageId }) => messageId)).size;

it('a mail server that is down: bookings go on, the rows say FAILED, afterwards exactly one mail each', async () => {
  await bed.notifier();
  await bed.stopMail();
  await bed.clinic.bookMany(10);
  await until('all tried in vain', async () => {
    const rows = await mailRows();
    return rows.length === 20 && rows.every(({ status, attempts }) => status === 'FAILED' && attempts > 0);
  });
  expect((await mailRows())[0]?.last_error).toMatch(/^the (connection to the )?mail server .*ECONNREFUSED/);
  await bed.startMail();
  const mails = await bed.settled(20);
  expect(distinct(mails)).toBe(20);
  expect((await mailRows()).every(({ status, sent_at: at }) => status === 'SENT' && at !== null)).toBe(true);
});

it('a message that is not true any more is not sent, and says why; what came after is', async () => {
  await bed.notifier();
  await bed.stopMail();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  const cancelled = await bed.clinic.book(doctor, patient, 1);
  const moved = await bed.clinic.book(doctor, patient, 2);
  await until('tried', async () => (await mailRows()).filter(({ attempts }) => attempts > 0).length === 4);
  await bed.clinic.cancel(doctor, cancelled, 'admin');
  await bed.clinic.move(doctor, await bed.clinic.move(doctor, moved, 3, 1), 4, 2);
  await until('all of it is known', async () => (await mailRows()).length === 10);
  await bed.startMail();
  const mails = await bed.settled(4);
  expect(mails.map(({ subject }) => subject).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'Appointment cancelled: Tue 24 Nov 2026, 09:30',
    'Appointment cancelled: Tue 24 Nov 2026, 09:30',
    'Appointment moved: Tue 24 Nov 2026, 10:30 → Tue 24 Nov 2026, 11:00',
    'Appointment moved: Tue 24 Nov 2026, 10:30 → Tue 24 Nov 2026, 11:00',
  ]);
  const untrue = (await mailRows()).filter(({ status }) => status === 'CANCELLED');
  expect(untrue.map((row) => `${row.type}: ${row.last_error}`).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'appointment-booked: the appointment was cancelled before this was sent',
    'appointment-booked: the appointment was cancelled before this was sent',
    'appointment-booked: the appointment was moved again before this was sent',
    'appointment-booked: the appointment was moved again before this was sent',
    'appointment-rescheduled: the appointment was moved again before this was sent',
    'appointment-rescheduled: the appointment was moved again before this was sent',
  ]);
});

it('an erased patient is told nothing more; the practitioner is, without a name', async () => {
  await bed.notifier();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  await sql`delete from keyring.subject_key where subject = ${patient.id}`.execute(bed.database);
  // Sealing the reason would make a new key.
  await bed.clinic.append(`patient-${patient.id}x`, {
    type: 'AppointmentCancelled',
    data: {
      appointmentId: `${doctor.id}_2026-11-24_a000000000000`,
      patientId: patient.id,
      practitionerId: doctor.id,
      ...onOneSlot({
        slotId: `${doctor.id}_2026-11-24_s000000000000`,
        start: '2026-11-24T08:30:00.000Z',
        end: '2026-11-24T09:00:00.000Z',
      }),
      by: 'admin',
    },
  });
  const [told] = await bed.settled(1);
  expect(told?.to).toEqual([doctor.email]);
  expect(told?.text).toContain('Patient: a patient whose data were erased');
  const [row] = (await mailRows()).filter((one) => one.recipient_kind === 'patient');
  expect([row?.status, row?.last_error]).toEqual(['CANCELLED', 'the patient was erased']);
});

it('a message given up is visible with its reason, redrivable by an admin, and only once', async () => {
  const { url } = await bed.notifier({ MAIL_RETRIES: '0' });
  await bed.stopMail();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  await bed.clinic.book(doctor, patient);
  const admin = { Authorization: `Bearer ${await bed.token('admin')}` };
  const ask = (path: string, method = 'GET', headers: Record<string, string> = admin) =>
    fetch(`${url}/api/admin/outbox${path}`, { method, headers });
  const list = z.object({
    items: z.array(z.object({ id: z.string(), status: z.string(), dead: z.boolean(), reason: z.string() })),
  });
  const dead = async () => list.parse(await (await ask('?dead=true')).json()).items;
  await until('both are dead', async () => (await dead()).length === 2);
  for (const { status, reason } of await dead()) {
    expect(status).toBe('FAILED');
    expect(reason).toContain('mail server');
    expect(reason).not.toContain('@');
  }
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('notifier_mails_total');
  await bed.startMail();
  for (const { id } of await dead()) {
    const patientToken = { Authorization: `Bearer ${await bed.token('patient', patient.id)}` };
    expect((await ask(`/${id}/redrive`, 'POST', patientToken)).status).toBe(403);
    expect((await ask(`/${id}/redrive`, 'POST')).status).toBe(200);
    expect((await ask(`/${id}/redrive`, 'POST')).status).toBe(409);
  }
  expect(distinct(await bed.settled(2))).toBe(2);
  expect(await dead()).toEqual([]);
  expect((await ask('/00000000-0000-4000-8000-000000000000/redrive', 'POST')).status).toBe(404);
  expect((await ask('?status=SENT&limit=1')).status).toBe(200);
});

it('a recipient the mail server does not know is given up at once, with a reason that names nobody', async () => {
  await bed.notifier();
  await bed.stopMail();
  const stop = await startRefusingMailServer(bed.mailPort);
  await bed.clinic.bookMany(1);
  await until('both are given up', async () => {
    const rows = await mailRows();
    return rows.length === 2 && rows.every(({ dead_at: at }) => at !== null);
  });
  for (const { status, attempts, last_error: reason } of await mailRows()) {
    expect([status, attempts]).toEqual(['FAILED', 1]);
    expect(reason).toMatch(/^the mail server refused sender or recipient: .*550 5\.1\.1 <…>: no such user here/);
    expect(reason).not.toContain('@');
  }
  const { rows } = await sql<{ job: string }>`select job::text from notifier_jobs.job`.execute(bed.database);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ job }) => job).join('\n')).not.toMatch(/@|Zoë|Weiß/);
  await stop();
});

it('passes over a type it does not know, on the record, and stops in words at an event it cannot read', async () => {
  const { url } = await bed.notifier();
  const event = (type: string) => ({ id: randomUUID(), type, data: { odd: true }, metadata: { schemaVersion: 1 } });
  await bed.store.append(`day-${randomUUID()}_2026-11-24`, 'no_stream', [event('SomethingNew')]);
  await bed.clinic.bookMany(1);
  await bed.settled(2);
  const skipped = await bed.database.selectFrom('notifier.skipped').selectAll().execute();
  expect(skipped.map(({ type }) => type)).toEqual(['SomethingNew']);
  await bed.clinic.bookMany(1);
  await bed.store.append(`day-${randomUUID()}_2026-11-24`, 'no_stream', [event('AppointmentBooked')]);
  await until('not ready', async () => (await fetch(`${url}/readyz`)).status === 503);
  expect(await (await fetch(`${url}/readyz`)).text()).toContain('stopped at an event: ');
  await until('what was before it is sent', async () => (await sent()) === 4);
});

it('a database that goes away and comes back: not ready meanwhile, afterwards exactly one mail each', async () => {
  const { url } = await bed.notifier();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  await bed.clinic.book(doctor, patient, 1);
  // A mail under way when its connection breaks may come twice, under one Message-ID: none is.
  await bed.settled(2);
  await bed.cutDatabase();
  for (let index = 2; index < 10; index++) await bed.clinic.book(doctor, patient, index);
  await until('not ready', async () => (await fetch(`${url}/readyz`)).status === 503);
  expect(await (await fetch(`${url}/readyz`)).text()).toContain('the database cannot be used');
  await bed.restoreDatabase();
  await until('ready again', async () => (await fetch(`${url}/readyz`)).ok);
  expect(distinct(await bed.settled(18))).toBe(18);
});

it('is ready only with database and event store, and says which is gone', async () => {
  const { url } = await bed.notifier();
  await bed.node.stop();
  await until('not ready', async () => (await fetch(`${url}/readyz`)).status === 503);
  expect(await (await fetch(`${url}/readyz`)).text()).toContain('the event store cannot be used');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});
