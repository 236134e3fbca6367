import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { clinicPolicy } from '@daybook/contracts/booking-policy.ts';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { onOneSlot } from '@daybook/contracts/placement.ts';
import { locationStream, patientStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import { checkUp, locationOpened, patientNoted, practitionerRegistered } from '../src/testing/clinic.ts';
import type { EventWriter } from '../src/testing/event-writer.ts';
import { testId } from '../src/testing/test-id.ts';
import { TestPage } from '../src/testing/test-page.ts';

interface Person {
  readonly id: string;
  readonly stream: string;
}

/** Who is in the history. */
export interface Cast {
  readonly doctor: Person;
  readonly other: Person;
  readonly ann: Person;
  readonly ben: Person;
}

const clinic = locationOpened('Harbour Clinic');
const holder = testId('a guest');
const timeOffId = testId('holiday');

/** Clinic, hours and a patient without e-mail: what changes is changed once, what can be taken back is, once. */
async function writeClinic(writer: EventWriter, { doctor, other }: Cast): Promise<void> {
  const locationId = clinic.id;
  const visitType = checkUp([doctor.id, other.id]);
  const [christmas, mistake] = [testId('christmas'), testId('mistake')];
  const policy = { ...clinicPolicy, horizonDays: 90, cancelNotice: 0 };
  const closure = (closureId: string): DaybookEvent => ({
    type: 'ClosureAdded',
    data: { locationId, closureId, name: 'Christmas', firstDate: '2031-12-24', lastDate: '2031-12-26' },
  });
  await writer.write(clinic.stream, [
    clinic.event,
    { type: 'LocationChanged', data: { locationId, phone: '+49 40 1' } },
    { type: 'BookingPolicySet', data: { locationId, policy } },
    { type: 'VisitTypeDefined', data: { locationId, visitType } },
    {
      type: 'VisitTypeDefined',
      data: { locationId, visitType: { ...visitType, name: 'Check-up, long', duration: 45 } },
    },
    { type: 'VisitTypeDefined', data: { locationId, visitType: { ...visitType, visitTypeId: testId('gone') } } },
    { type: 'VisitTypeRetired', data: { locationId, visitTypeId: testId('gone') } },
    closure(christmas),
    closure(mistake),
    { type: 'ClosureRemoved', data: { locationId, closureId: mistake } },
  ]);
  const practitionerId = doctor.id;
  const hours = [{ weekday: 4, ranges: [{ from: '10:00', until: '15:00' }], everyWeeks: 1 }];
  const override = { practitionerId, locationId, date: '2031-05-09' };
  const away = { start: '2031-06-01T00:00:00.000Z', end: '2031-06-08T00:00:00.000Z' };
  await writer.write(doctor.stream, [
    {
      type: 'ProfileChanged',
      data: { practitionerId, about: 'Knows teeth.', fee: { amount: 5_000, currency: 'EUR' } },
    },
    { type: 'AvailabilityChanged', data: { practitionerId, available: false } },
    { type: 'AvailabilityChanged', data: { practitionerId, available: true } },
    { type: 'WeeklyHoursSet', data: { practitionerId, locationId, slotMinutes: 15, hours } },
    { type: 'WeeklyHoursSet', data: { practitionerId, locationId, slotMinutes: 30, hours } },
    { type: 'DateOverrideSet', data: { ...override, ranges: [] } },
    { type: 'DateOverrideRemoved', data: override },
    { type: 'DateOverrideSet', data: { ...override, date: '2031-05-10', ranges: [{ from: '10:00', until: '11:00' }] } },
    { type: 'TimeOffAdded', data: { practitionerId, timeOffId, ...away } },
    { type: 'TimeOffAdded', data: { practitionerId, timeOffId: testId('cancelled holiday'), ...away } },
    { type: 'TimeOffRemoved', data: { practitionerId, timeOffId: testId('cancelled holiday') } },
  ]);
  const noted = patientNoted('Carl');
  await writer.write(noted.stream, [noted.event]);
}

/** Somebody signs up, is verified, opens a clinic and gives it another name; somebody else waits. */
async function writeNewcomers(writer: EventWriter): Promise<void> {
  const [newcomer, waiting] = ['Nia Newcomer', 'Walt Waiting'].map((name) =>
    practitionerRegistered(name, 'Dentist', false),
  );
  if (newcomer === undefined || waiting === undefined) return;
  const practitionerId = newcomer.id;
  await writer.write(waiting.stream, [waiting.event]);
  await writer.write(newcomer.stream, [newcomer.event, { type: 'PractitionerVerified', data: { practitionerId } }]);
  const [locationId, nameId] = [testId('Quay Dental'), testId('Quay Dental Care')];
  const profile = { name: 'Quay Dental', address: ['1 Quay'], coordinates: { latitude: 53.5, longitude: -9.9 } };
  const opened = { locationId, ...profile, zone: 'Europe/Berlin', founderId: practitionerId };
  await writer.write(locationStream(locationId), [{ type: 'LocationOpened', data: opened }]);
  const name = 'Quay Dental Care';
  await writer.write(locationStream(nameId), [
    { type: 'LocationNameReserved', data: { locationId: nameId, name, heldBy: locationId } },
  ]);
  const coordinates = { latitude: -90, longitude: 180 };
  await writer.write(locationStream(locationId), [
    { type: 'LocationChanged', data: { locationId, name, coordinates } },
  ]);
}

/** Holds, swaps, lives and moves to other pages, each to each of their ends. */
async function writeVisits(writer: EventWriter, { doctor, other, ann, ben }: Cast): Promise<void> {
  const [home, away] = [new TestPage(doctor.id, '2031-05-08'), new TestPage(other.id, '2031-05-09')];
  const locationId = clinic.id;
  const at = (page: TestPage, ...times: string[]) => page.place(times, { locationId });
  const long = home.place(['08:30', '09:00'], { buffer: 10, locationId });
  const { visitTypeId, name, duration, bufferBefore, bufferAfter, fee } = checkUp([]);
  const visitType = { visitTypeId, name, duration, bufferBefore, bufferAfter };
  const details = { visitType, fee, practitionerName: 'Ada', specialty: 'Dentist', address: ['Harbour Clinic'] };
  const there = { ...details, practitionerName: 'Grace', specialty: 'Neurologist' };
  const hours = ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00'];
  const write = (...events: DaybookEvent[]) => writer.write(home.stream, events, 'patient');
  const writeAway = (...events: DaybookEvent[]) => writer.write(away.stream, events, 'patient');
  await write(home.openedAt(locationId, hours, 'hours'));
  await writeAway(away.openedAt(locationId, hours, 'hours'));

  await write(home.held('h1', holder, long));
  await write(home.holdExpired('h1', holder, long), home.held('h2', ann.id, long, ann.id));
  await write(home.booked('h2', ann.id, long, { details, reason: 'long', seriesId: testId('series') }));
  await write(home.step('PatientArrived', 'h2', ann.id, long));
  await write(home.step('PatientCheckedIn', 'h2', ann.id, long));
  await write(home.step('AppointmentFulfilled', 'h2', ann.id, long));
  await write(home.held('h3', holder, at(home, '10:30')));
  await write(home.holdReleased('h3', holder, at(home, '10:30')), home.held('h4', holder, at(home, '10:30')));

  const [ten, eleven] = [at(home, '10:00'), at(home, '11:00')];
  await write(home.booked('s1', ann.id, ten), home.booked('s2', ben.id, eleven));
  await write(home.swapped(['s1', ann.id, ten, 1], ['s2', ben.id, eleven, 1]));
  const [missed, wrong] = [at(home, '11:30'), at(home, '12:00')];
  const overridden = { overridden: ['too-short-notice'], overrideReason: 'in pain' };
  await write(home.booked('n1', ben.id, missed, overridden), home.step('NoShowRecorded', 'n1', ben.id, missed));
  await write(home.booked('n2', ann.id, missed));
  await write(home.cancelled('n2', ann.id, missed, 'patient', { reasonCode: 'pat-fb', late: true }));
  await write(home.booked('e1', ben.id, wrong), home.step('AppointmentEnteredInError', 'e1', ben.id, wrong));

  const again = [home.booked('e2', ann.id, wrong), home.cancelled('e2', ann.id, wrong, 'patient')];
  await write(...again, home.held('e3', holder, wrong), home.step('AppointmentEnteredInError', 'e2', ann.id, wrong));
  await write(home.holdReleased('e3', holder, wrong));
  // To the other doctor and back: confirmed by the command that needs it.
  const t1 = { name: 't1', patientId: ann.id, from: wrong, move: 1 };
  const out = home.transfer(t1, away, at(away, '08:00'), there);
  await write(home.booked('t1', ann.id, wrong, { details }));
  await writeAway(out.reserved);
  await write(out.out);
  await writeAway(out.confirmed, away.step('PatientArrived', home.appointment('t1'), ann.id, at(away, '08:00')));
  const t2 = { name: home.appointment('t1'), patientId: ann.id, from: at(away, '08:00'), move: 2 };
  const back = away.transfer(t2, home, at(home, '12:30'), details);
  await write(back.reserved);
  await writeAway(back.out);
  await write(back.confirmed);
  // Cancelled before it could move.
  const refused = home.transfer({ name: 'r1', patientId: ben.id, from: missed, move: 1 }, away, at(away, '09:00'));
  await write(home.booked('r1', ben.id, missed));
  await writeAway(refused.reserved);
  await write(home.cancelled('r1', ben.id, missed, 'admin'), refused.refused);
  await writeAway(refused.released);
  // Moved, and not confirmed yet; reserved only.
  const moved = home.transfer({ name: 'm1', patientId: ben.id, from: missed, move: 1 }, away, at(away, '10:00'));
  await write(home.booked('m1', ben.id, missed, { details }));
  await writeAway(moved.reserved);
  await write(moved.out);
  const open = home.transfer({ name: 's1', patientId: ann.id, from: eleven, move: 2 }, away, at(away, '11:00'));
  await writeAway(open.reserved);
}

/** A history in older versions of its events: one slot to a visit, no buffers, no source, no notice for opening, every patient with an e-mail. */
async function writeOldVersions(writer: EventWriter, { doctor, ann }: Cast): Promise<void> {
  const page = new TestPage(doctor.id, '2031-05-05');
  const [practitionerId, visit] = [doctor.id, { appointmentId: page.appointment('old'), patientId: ann.id }];
  const [from, to] = [page.slot('08:00'), page.slot('08:30')];
  const held = { appointmentId: page.appointment('held'), holderId: holder };
  const old = (type: string, data: Record<string, unknown>) =>
    ({ id: randomUUID(), type, schemaVersion: 1, data: { practitionerId, ...data } }) as const;
  await writer.append(page.stream, [
    old('SlotOpened', { slots: [from, to] }),
    old('AppointmentHeld', { ...held, ...onOneSlot(from), expiresAt: from.start }),
    old('HoldReleased', { ...held, ...onOneSlot(from) }),
    old('AppointmentBooked', { ...visit, ...from }),
    old('AppointmentRescheduled', { ...visit, from, to, move: 1 }),
    old('SlotClosed', from),
    old('AppointmentCancelled', { ...visit, ...to, by: 'patient' }),
  ]);
  const next = new TestPage(doctor.id, '2031-05-06');
  const hours = { practitionerId, source: 'hours', slots: [next.slot('08:00')] };
  await writer.append(next.stream, [{ type: 'SlotOpened', schemaVersion: 2, data: hours }]);
  const linden = locationOpened('Linden Dental');
  const { openingNotice: _notice, ...policy } = clinicPolicy;
  await writer.write(linden.stream, [linden.event]);
  await writer.append(linden.stream, [
    { type: 'BookingPolicySet', schemaVersion: 1, data: { locationId: linden.id, policy } },
  ]);
  const data = { patientId: testId('Dora'), name: 'Dora', email: 'dora@example.org' };
  await writer.append(patientStream(data.patientId), [{ type: 'PatientRegistered', schemaVersion: 1, data }]);
  const founded = practitionerRegistered('Olga Old');
  const { verified: _verified, ...registered } = z.looseObject({}).parse(founded.event.data);
  await writer.append(practitionerStream(founded.id), [
    { type: 'PractitionerRegistered', schemaVersion: 1, data: registered },
  ]);
  const place = locationOpened('Old Clinic');
  await writer.append(place.stream, [
    { type: 'LocationOpened', schemaVersion: 1, data: { ...place.event.data } },
    { type: 'LocationChanged', schemaVersion: 1, data: { locationId: place.id, phone: '+49 40 2' } },
  ]);
}

/** Writes what the booking core can do on top of slots and visits. */
export async function writeBookingCore(writer: EventWriter, cast: Cast): Promise<void> {
  await writeClinic(writer, cast);
  await writeNewcomers(writer);
  await writeVisits(writer, cast);
  await writeOldVersions(writer, cast);
}
