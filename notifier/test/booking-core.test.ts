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
const mailRows = () =>
  bed.database.selectFrom('notifier.notification').selectAll().where('channel', '=', 'email').execute();
const outcomes = async () =>
  (await mailRows())
    .map((row) => `${row.type} ${row.recipient_kind} ${row.status} ${row.last_error ?? ''}`.trim())
    .toSorted((one, other) => one.localeCompare(other));

const twoDoctors = async () =>
  [await bed.clinic.addDoctor({ name: 'Dr. Here' }), await bed.clinic.addDoctor({ name: 'Dr. There' })] as const;

it('a mail names the kind of visit, and the clinic in its own time', async () => {
  await bed.notifier();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  const locationId = await bed.clinic.addLocation('Harbour Clinic');
  const visit = await bed.clinic.book(doctor, patient, 1, { locationId, visitType: 'Check-up' });
  const booked = await bed.settled(2);
  const [told] = to(booked, patient.email);
  expect(told?.subject).toBe('Appointment confirmed: Tue 24 Nov 2026, 08:30');
  expect(told?.text).toContain('Visit: Check-up\nWhen: Tue 24 Nov 2026, 08:30–09:00');
  expect(told?.text).toContain('Where: Harbour Clinic, 2 High Street, London');
  expect(told?.text).toContain('All times are those of Europe/London.');
  expect(to(booked, doctor.email)[0]?.text).toContain('Visit: Check-up');
  await bed.clinic.move(doctor, visit, 3);
  const [moved] = to(await bed.settled(4), patient.email);
  expect(moved?.text).toContain('Visit: Check-up\nBefore: Tue 24 Nov 2026, 08:30\nNow: Tue 24 Nov 2026, 09:30–10:00');
  for (const row of await mailRows()) expect(JSON.stringify(row.details)).not.toMatch(/Check-up|High Street/);
});

describe('a move to another doctor', () => {
  it('is told once to the patient, to the new doctor, and to the one who loses it', async () => {
    await bed.notifier();
    const [here, there] = await twoDoctors();
    const patient = await bed.clinic.addPatient('Zoë');
    const visit = await bed.clinic.book(here, patient, 1);
    await bed.settled(2);
    await bed.clinic.transfer(here, visit, there, 4);
    const mails = (await bed.settled(5)).filter(({ subject }) => subject.startsWith('Appointment moved'));
    const [told] = to(mails, patient.email);
    expect(told?.subject).toBe('Appointment moved: Tue 24 Nov 2026, 09:30 → Tue 24 Nov 2026, 11:00');
    expect(told?.text).toContain('Your appointment was moved to another doctor.');
    expect(told?.text).toContain(
      'Doctor: Dr. There\nBefore: Tue 24 Nov 2026, 09:30, Dr. Here\nNow: Tue 24 Nov 2026, 11:00–11:30',
    );
    const [gains] = to(mails, there.email);
    expect(gains?.text).toContain('Hello Dr. There,');
    expect(gains?.text).toContain('An appointment with another doctor was moved to you.');
    expect(gains?.text).toContain('Patient: Zoë');
    const [loses] = to(mails, here.email);
    expect(loses?.subject).toBe('Appointment moved: Tue 24 Nov 2026, 09:30');
    expect(loses?.text).toContain('Hello Dr. Here,');
    expect(loses?.text).toContain('An appointment with you was moved to another doctor.');
    expect(loses?.text).toContain('When: Tue 24 Nov 2026, 09:30');
    expect(loses?.text).not.toContain('11:00');
    expect(mails).toHaveLength(3);
  });

  it('to another day of the same doctor reads like any other move', async () => {
    await bed.notifier();
    const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
    const visit = await bed.clinic.book(doctor, patient, 1);
    await bed.settled(2);
    await bed.clinic.transfer(doctor, visit, doctor, 4);
    const mails = await bed.settled(4);
    expect(to(mails, patient.email)[0]?.text).toContain('Your appointment has a new time.');
  });

  it('that was refused is told to nobody, and leaves what was to be said true', async () => {
    await bed.notifier();
    const [here, there] = await twoDoctors();
    await bed.stopMail();
    const visit = await bed.clinic.book(here, await bed.clinic.addPatient(), 1);
    await bed.clinic.refuseTransfer(here, visit, there, 4);
    await bed.startMail();
    const mails = await bed.settled(2);
    expect(mails.every(({ subject }) => subject.startsWith('Appointment confirmed'))).toBe(true);
  });

  it('makes untrue what was not sent yet, but not that the visit left', async () => {
    await bed.notifier();
    const [here, there] = await twoDoctors();
    const third = await bed.clinic.addDoctor();
    await bed.stopMail();
    const visit = await bed.clinic.book(here, await bed.clinic.addPatient(), 1);
    const once = await bed.clinic.transfer(here, visit, there, 4);
    const twice = await bed.clinic.transfer(there, once, third, 5, 2);
    await bed.clinic.cancel(third, twice, 'patient');
    await until('all of it is known', async () => (await mailRows()).length === 10);
    await bed.startMail();
    const mails = await bed.settled(4);
    expect(to(mails, here.email).map(({ subject }) => subject)).toEqual(['Appointment moved: Tue 24 Nov 2026, 09:30']);
    expect(to(mails, there.email).map(({ subject }) => subject)).toEqual(['Appointment moved: Tue 24 Nov 2026, 11:00']);
    expect(to(mails, third.email)[0]?.subject).toBe('Appointment cancelled: Tue 24 Nov 2026, 11:30');
  });

  it('is not told to who lost the visit once they have it back', async () => {
    await bed.notifier();
    const [here, there] = await twoDoctors();
    await bed.stopMail();
    const visit = await bed.clinic.book(here, await bed.clinic.addPatient(), 1);
    const once = await bed.clinic.transfer(here, visit, there, 4);
    await bed.clinic.transfer(there, once, here, 6, 2);
    await until('all of it is known', async () => (await mailRows()).length === 8);
    await bed.startMail();
    const mails = await bed.settled(3);
    expect(to(mails, here.email).map(({ subject }) => subject)).toEqual([
      'Appointment moved: Tue 24 Nov 2026, 11:00 → Tue 24 Nov 2026, 12:00',
    ]);
    expect(await outcomes()).toContain(
      'appointment-rescheduled practitioner CANCELLED the appointment came back before this was sent',
    );
  });
});

it('a swap is told to both patients, and to the doctor for each of the visits', async () => {
  await bed.notifier();
  const doctor = await bed.clinic.addDoctor();
  const [ann, ben] = [await bed.clinic.addPatient('Ann'), await bed.clinic.addPatient('Ben')];
  const [one, other] = [await bed.clinic.book(doctor, ann, 1), await bed.clinic.book(doctor, ben, 4)];
  await bed.settled(4);
  await bed.clinic.swap(doctor, one, other);
  const mails = (await bed.settled(8)).filter(({ subject }) => subject.startsWith('Appointment moved'));
  const [later, earlier] = ['09:30 → Tue 24 Nov 2026, 11:00', '11:00 → Tue 24 Nov 2026, 09:30'];
  const subjects = (address: string) => to(mails, address).map(({ subject }) => subject.slice(-30));
  expect(subjects(ann.email)).toEqual([later]);
  expect(subjects(ben.email)).toEqual([earlier]);
  expect(subjects(doctor.email).toSorted((a, b) => a.localeCompare(b))).toEqual([later, earlier]);
});

it('holds, the day itself, and what the weekly hours open and close are no news by mail', async () => {
  await bed.notifier();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  await bed.clinic.openSlots(doctor, [0, 1, 2], 'hours');
  await bed.clinic.closeSlot(doctor, 2, 'hours');
  await bed.clinic.hold(doctor, 3);
  await bed.clinic.hold(doctor, 4, 'HoldExpired');
  await bed.clinic.hold(doctor, 5, 'HoldReleased');
  const [done, missed, wrong] = [
    await bed.clinic.book(doctor, patient, 6),
    await bed.clinic.book(doctor, patient, 7),
    await bed.clinic.book(doctor, patient, 8),
  ];
  await bed.settled(6);
  for (const type of ['PatientArrived', 'PatientCheckedIn', 'AppointmentFulfilled'] as const) {
    await bed.clinic.step(doctor, done, type);
  }
  await bed.clinic.step(doctor, missed, 'NoShowRecorded');
  await bed.clinic.step(doctor, wrong, 'AppointmentEnteredInError');
  await bed.settled(6);
});

it('a confirmation of what is over or was an error is not sent any more', async () => {
  await bed.notifier();
  await bed.stopMail();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  const [here, over, wrong] = [
    await bed.clinic.book(doctor, patient, 1),
    await bed.clinic.book(doctor, patient, 2),
    await bed.clinic.book(doctor, patient, 3),
  ];
  await bed.clinic.step(doctor, here, 'PatientArrived');
  await bed.clinic.step(doctor, over, 'NoShowRecorded');
  const last = await bed.clinic.step(doctor, wrong, 'AppointmentEnteredInError');
  await until('all of it is known', async () => {
    const row = await bed.database.selectFrom('notifier.checkpoint').select('position').executeTakeFirstOrThrow();
    return BigInt(row.position) >= last;
  });
  await bed.startMail();
  await bed.settled(2);
  expect(await outcomes()).toEqual([
    'appointment-booked patient CANCELLED the appointment was found to be an error before this was sent',
    'appointment-booked patient CANCELLED the appointment was over before this was sent',
    'appointment-booked patient SENT',
    'appointment-booked practitioner CANCELLED the appointment was found to be an error before this was sent',
    'appointment-booked practitioner CANCELLED the appointment was over before this was sent',
    'appointment-booked practitioner SENT',
  ]);
});

it('a patient without an e-mail address gets none, which is on record and not tried again', async () => {
  await bed.notifier();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.notePatient('Carl')];
  await bed.clinic.book(doctor, patient, 1);
  const [told] = await bed.settled(1);
  expect(told?.to).toEqual([doctor.email]);
  expect(told?.text).toContain('Patient: Carl');
  expect(await outcomes()).toEqual([
    'appointment-booked patient CANCELLED the patient has no e-mail address',
    'appointment-booked practitioner SENT',
  ]);
});

it('a practitioner and a clinic that changed are called by their new names', async () => {
  await bed.notifier();
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  const locationId = await bed.clinic.addLocation('Harbour Clinic');
  await bed.clinic.append(`practitioner-${doctor.id}`, {
    type: 'ProfileChanged',
    data: { practitionerId: doctor.id, name: 'Dr. New' },
  });
  await bed.clinic.append(`location-${locationId}`, { type: 'LocationChanged', data: { locationId, name: 'Quay' } });
  await bed.clinic.book(doctor, patient, 1, { locationId });
  const [told] = to(await bed.settled(2), patient.email);
  expect(told?.text).toContain('Doctor: Dr. New');
  expect(told?.text).toContain('Where: Quay, 2 High Street, London');
});
