import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBeds, type Bed, type CaughtMail } from './test-bed.ts';
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

const to = (mails: readonly CaughtMail[], address: string) => mails.filter((mail) => mail.to.includes(address));
const rows = () => bed.database.selectFrom('notifier.notification').selectAll().execute();

describe('a booking', () => {
  it('gives one mail to the patient and one to the practitioner, readable and escaped', async () => {
    await bed.notifier();
    const doctor = await bed.clinic.addDoctor();
    const patient = await bed.clinic.addPatient();
    await bed.clinic.book(doctor, patient);
    const mails = await bed.settled(2);

    const [told] = to(mails, patient.email);
    expect(told?.subject).toBe('Appointment confirmed: Tue 24 Nov 2026, 09:30');
    expect(told?.text).toContain('Hello Zoë "<script>" Ångström,');
    expect(told?.text).toContain('Doctor: Dr. Ada <i>Weiß</i>');
    expect(told?.text).toContain('When: Tue 24 Nov 2026, 09:30–10:00');
    expect(told?.text).toContain('Where: Lindenstraße 1, Berlin');
    expect(told?.text).toContain('https://daybook.example/appointments');
    expect(told?.html).toContain('Hello Zoë &quot;&lt;script&gt;&quot; Ångström,');
    expect(told?.html).toContain('Dr. Ada &lt;i&gt;Weiß&lt;/i&gt;');
    expect(told?.html).not.toMatch(/<script|<i>/);

    const [doctorsMail] = to(mails, doctor.email);
    expect(doctorsMail?.subject).toBe('Appointment confirmed: Tue 24 Nov 2026, 09:30');
    expect(doctorsMail?.text).toContain('Patient: Zoë "<script>" Ångström');
    expect(doctorsMail?.text).toContain('https://daybook.example/day');

    for (const { text, html } of mails) {
      // No raw ids, no ISO instants, and the reason of the visit stays where it is.
      expect(`${text}${html}`).not.toMatch(/2026-11-24|T08:30|secret toothache|[0-9a-f]{8}-[0-9a-f]{4}/);
    }
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect(mails.every(({ messageId }) => /^<[0-9a-f-]{36}@daybook\.example>$/.test(messageId))).toBe(true);
  });

  it('is kept with type, recipient, status, attempts and times, and with nothing personal', async () => {
    await bed.notifier();
    const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
    const { position } = await bed.clinic.book(doctor, patient);
    await bed.settled(2);
    const kept = await rows();
    const seen = kept.map((row) => `${row.channel} ${row.recipient_kind} ${row.status} ${row.attempts}`);
    expect(new Set(seen)).toEqual(
      new Set([
        'email patient SENT 1',
        'email practitioner SENT 1',
        'in-app patient SENT 0',
        'in-app practitioner SENT 0',
      ]),
    );
    expect(seen).toHaveLength(4);
    for (const row of kept) {
      expect(row).toMatchObject({ type: 'appointment-booked', position: position.toString(), last_error: null });
      expect(row.sent_at).toBeInstanceOf(Date);
      expect(JSON.stringify(row)).not.toMatch(/Zoë|Weiß|@/);
    }
  });
});

it('tells of a cancellation and who did it, in the eyes of each reader', async () => {
  await bed.notifier();
  const [doctor, patient] = [await bed.clinic.addDoctor({ name: 'Dr. Weiß' }), await bed.clinic.addPatient()];
  const byPatient = await bed.clinic.book(doctor, patient, 1);
  await bed.settled(2);
  await bed.clinic.cancel(doctor, byPatient, 'patient');
  const first = await bed.settled(4);
  const cancelled = first.filter(({ subject }) => subject === 'Appointment cancelled: Tue 24 Nov 2026, 09:30');
  expect(to(cancelled, patient.email)[0]?.text).toContain('Cancelled by: you');
  expect(to(cancelled, doctor.email)[0]?.text).toContain('Cancelled by: the patient');

  const byDoctor = await bed.clinic.book(doctor, patient, 2);
  await bed.settled(6);
  await bed.clinic.cancel(doctor, byDoctor, 'practitioner');
  const second = (await bed.settled(8)).filter(({ subject }) => subject.endsWith('cancelled: Tue 24 Nov 2026, 10:00'));
  expect(to(second, patient.email)[0]?.text).toContain('Cancelled by: Dr. Weiß');
  expect(to(second, doctor.email)[0]?.text).toContain('Cancelled by: you');

  const byAdmin = await bed.clinic.book(doctor, patient, 3);
  await bed.settled(10);
  await bed.clinic.cancel(doctor, byAdmin, 'admin');
  const third = (await bed.settled(12)).filter(({ subject }) => subject.endsWith('cancelled: Tue 24 Nov 2026, 10:30'));
  expect(third.map(({ text }) => /Cancelled by: .*/.exec(text)?.[0])).toEqual([
    'Cancelled by: the practice (admin)',
    'Cancelled by: the practice (admin)',
  ]);
});

it('tells of a move, old time and new', async () => {
  await bed.notifier();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  const visit = await bed.clinic.book(doctor, patient, 1);
  await bed.settled(2);
  await bed.clinic.move(doctor, visit, 4);
  const [newest] = to(await bed.settled(4), patient.email);
  expect(newest?.subject).toBe('Appointment moved: Tue 24 Nov 2026, 09:30 → Tue 24 Nov 2026, 11:00');
  expect(newest?.text).toContain('Before: Tue 24 Nov 2026, 09:30\nNow: Tue 24 Nov 2026, 11:00–11:30');
});

it('tells the practitioner of opened times in one mail, compactly, and of a closed one', async () => {
  await bed.notifier();
  const doctor = await bed.clinic.addDoctor();
  await bed.clinic.openSlots(doctor, [0, 1, 2, 3, 6]);
  const [opened] = await bed.settled(1);
  expect(opened?.to).toEqual([doctor.email]);
  expect(opened?.subject).toBe('New times are open: Tue 24 Nov 2026');
  expect(opened?.text).toContain('Tue 24 Nov 2026: 09:00–11:00 (4 × 30 min), 12:00–12:30');
  await bed.clinic.closeSlot(doctor, 6);
  const [closed] = await bed.settled(2);
  expect(closed?.subject).toBe('A time was closed: Tue 24 Nov 2026, 12:00');
});

describe('at the first start', () => {
  it('sends nothing old, and knows what was: a later cancellation is told', async () => {
    const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
    const visit = await bed.clinic.book(doctor, patient);
    await bed.clinic.openSlots(doctor, [5]);
    await bed.notifier();
    await bed.settled(0);
    expect(await rows()).toEqual([]);
    await bed.clinic.cancel(doctor, visit, 'patient');
    const mails = await bed.settled(2);
    expect(mails.every(({ subject }) => subject.startsWith('Appointment cancelled'))).toBe(true);
  });

  it('a database that followed another log is refused in words', async () => {
    const first = await bed.notifier();
    await first.stop();
    await bed.database.updateTable('notifier.checkpoint').set({ store_id: 'another' }).execute();
    const { startNotifier } = await import('../src/start-notifier.ts');
    const { notifierConfig } = await import('../src/config.ts');
    const refused = Promise.withResolvers<unknown>();
    const notifier = startNotifier(notifierConfig.parse(bed.environment), refused.resolve);
    expect(String(await refused.promise)).toContain('The notifier followed the log another');
    await notifier.close();
  });
});

describe('what is not there yet', () => {
  it('is waited for: the patient registers and the account appears after the booking', async () => {
    await bed.notifier();
    const doctor = await bed.clinic.addDoctor({ account: false });
    const patient = bed.clinic.newPatient();
    await bed.clinic.book(doctor, patient);
    await until('both tried', async () => {
      const mails = (await rows()).filter(({ channel }) => channel === 'email');
      return mails.length === 2 && mails.every(({ attempts, status }) => attempts > 0 && status === 'RECEIVED');
    });
    expect((await rows()).find((row) => row.channel === 'email')?.last_error).toMatch(/^not yet: the registration/);
    await bed.clinic.register(patient);
    await bed.clinic.addAccount(doctor.id, 'practitioner', doctor.email);
    const mails = await bed.settled(2);
    expect(to(mails, patient.email)).toHaveLength(1);
    expect(to(mails, doctor.email)).toHaveLength(1);
  });
});
