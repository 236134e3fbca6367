import { checkUp, locationOpened, patientNoted, practitionerRegistered } from '@daybook/projections/testing/clinic.ts';
import { testId } from '@daybook/projections/testing/test-id.ts';
import { TestPage } from '@daybook/projections/testing/test-page.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ada,
  ann,
  bearer,
  ben,
  bob,
  inDays,
  laterPage,
  startClinicBed,
  writeClinic,
  type ClinicBed,
} from './clinic-bed.ts';

const clinic = locationOpened('Harbour Clinic');
const locationId = clinic.id;
const carl = patientNoted('Carl 50%');
const grace = practitionerRegistered('Grace Hopper');
const [adas, bobs] = [new TestPage(ada.id, inDays(4)), new TestPage(bob.id, inDays(4))];
const at = (on: TestPage, ...times: string[]) => on.place(times, { locationId });
const visitType = checkUp([ada.id, bob.id]);
const { visitTypeId, name, duration, bufferBefore, bufferAfter, fee } = visitType;
const details = {
  visitType: { visitTypeId, name, duration, bufferBefore, bufferAfter },
  fee,
  practitionerName: 'Ada Then',
  specialty: 'Dentist',
  address: ['Harbour Clinic', '2 High Street'],
};
const policy = {
  minimumNotice: 0,
  openingNotice: 0,
  horizonDays: 60,
  cancelNotice: 0,
  lateCancel: 60,
  reminderSteps: [],
};
const closure = { locationId, closureId: testId('stocktaking'), name: 'Stocktaking' };

let bed: ClinicBed;
let admin: Record<string, string>;
let patient: Record<string, string>;
let practitioner: Record<string, string>;

beforeAll(async () => {
  bed = await startClinicBed();
  await writeClinic(bed);
  const { writer } = bed;
  await writer.write(clinic.stream, [
    clinic.event,
    { type: 'BookingPolicySet', data: { locationId, policy } },
    { type: 'VisitTypeDefined', data: { locationId, visitType } },
    { type: 'VisitTypeDefined', data: { locationId, visitType: { ...visitType, visitTypeId: testId('old') } } },
    { type: 'VisitTypeRetired', data: { locationId, visitTypeId: testId('old') } },
    { type: 'ClosureAdded', data: { ...closure, firstDate: inDays(5), lastDate: inDays(5) } },
  ]);
  for (const { stream, event } of [carl, grace]) await writer.write(stream, [event]);
  const times = ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30'];
  await writer.write(adas.stream, [adas.openedAt(locationId, times, 'hours')]);
  await writer.write(bobs.stream, [bobs.openedAt(locationId, times, 'hours')]);

  const long = at(adas, '08:00', '08:30');
  await writer.write(adas.stream, [adas.held('h', ann.id, long, ann.id)], 'patient');
  await writer.write(adas.stream, [adas.booked('h', ann.id, long, { details, seriesId: testId('series') })], 'patient');
  await writer.write(adas.stream, [adas.booked('m', ann.id, at(adas, '09:00'), { details })], 'patient');
  const there = { ...details, practitionerName: 'Bob Then', specialty: 'Neurologist' };
  const from = at(adas, '09:00');
  const move = adas.transfer({ name: 'm', patientId: ann.id, from, move: 1 }, bobs, at(bobs, '09:00'), there);
  await writer.write(bobs.stream, [move.reserved], 'patient');
  await writer.write(adas.stream, [move.out], 'patient');
  await writer.write(bobs.stream, [move.confirmed], 'patient');
  const [half, ten] = [at(adas, '09:30'), at(adas, '10:00')];
  await writer.write(adas.stream, [adas.booked('s', ann.id, half), adas.booked('t', ben.id, ten)], 'patient');
  await writer.write(adas.stream, [adas.swapped(['s', ann.id, half, 1], ['t', ben.id, ten, 1])], 'practitioner');
  await writer.write(adas.stream, [adas.step('PatientArrived', 's', ann.id, ten)], 'practitioner');
  await writer.write(adas.stream, [adas.step('NoShowRecorded', 't', ben.id, half)], 'practitioner');
  await writer.write(bobs.stream, [bobs.held('x', ben.id, at(bobs, '10:00'), ben.id)], 'patient');
  const late = at(bobs, '08:00');
  const aside = { overridden: ['too-short-notice', 'day-full'], overrideReason: 'in pain' };
  await writer.write(bobs.stream, [bobs.booked('c', ben.id, late, aside)], 'patient');
  await writer.write(bobs.stream, [bobs.cancelled('c', ben.id, late, 'patient', { reasonCode: 'pat-fb', late: true })]);
  await bed.catchUp();
  admin = bearer(await bed.token('admin'));
  patient = bearer(await bed.token('patient', ann.id));
  practitioner = bearer(await bed.token('practitioner', ada.id));
});
afterAll(() => bed.close());

describe('an appointment', () => {
  test('says what was shown when it was booked, where it is, and what of the series and clinic it is', async () => {
    const { body } = await bed.get(`/api/appointments/${adas.appointment('h')}`, patient);
    const { start, end } = at(adas, '08:00', '08:30');
    expect(body).toMatchObject({
      slotId: adas.slot('08:00').slotId,
      start,
      end,
      practitionerName: 'Ada Then',
      address: ['Harbour Clinic', '2 High Street'],
      locationId,
      visitType: { visitTypeId, name: 'Check-up' },
      fee,
      zone: 'Europe/Berlin',
      seriesId: testId('series'),
      status: 'booked',
    });
  });

  test('that moved to another doctor is theirs, and not the first one’s any more', async () => {
    const path = `/api/appointments/${adas.appointment('m')}`;
    const { body } = await bed.get(path, patient);
    expect(body).toMatchObject({ practitionerId: bob.id, practitionerName: 'Bob Then', move: 1, status: 'booked' });
    expect(body.start).toBe(bobs.slot('09:00').start);
    expect((await bed.get(path, practitioner)).status).toBe(403);
    const theirs = await bed.get('/api/appointments', bearer(await bed.token('practitioner', bob.id)));
    expect(theirs.body.items.map((item: { appointmentId: string }) => item.appointmentId)).toContain(
      adas.appointment('m'),
    );
  });

  test('says that the patient arrived, did not come, or cancelled late and why', async () => {
    const read = async (on: TestPage, id: string) =>
      (await bed.get(`/api/appointments/${on.appointment(id)}`, admin)).body;
    expect(await read(adas, 's')).toMatchObject({
      status: 'arrived',
      arrivedAt: expect.stringMatching(/Z$/),
      move: 1,
      // Booked without details: as they are now.
      address: ['Harbour Clinic', '2 High Street', 'Springfield'],
      practitionerName: 'Ada Lovelace',
    });
    expect(await read(adas, 't')).toMatchObject({ status: 'noshow' });
    expect(await read(bobs, 'c')).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'patient',
      cancellationReason: 'pat-fb',
      late: true,
    });
  });

  test.each([
    ['arrived', ['s']],
    ['noshow', ['t']],
    ['pending', []],
  ])('can be listed by status: %s', async (status, names) => {
    const { body } = await bed.get(`/api/appointments?status=${status}`, admin);
    expect(body.items.map((item: { appointmentId: string }) => item.appointmentId)).toEqual(
      names.map((one) => adas.appointment(one)),
    );
  });

  test('tells staff which rules were set aside to book it, and patients nothing of that', async () => {
    const path = `/api/appointments/${bobs.appointment('c')}`;
    const overridden = ['too-short-notice', 'day-full'];
    for (const staff of [admin, bearer(await bed.token('practitioner', bob.id))])
      expect((await bed.get(path, staff)).body).toMatchObject({ overridden });
    expect(await bed.get(path, bearer(await bed.token('patient', ben.id)))).toMatchObject({
      status: 200,
      body: expect.not.objectContaining({ overridden }),
    });
    expect((await bed.get(`/api/appointments/${adas.appointment('h')}`, admin)).body).not.toHaveProperty('overridden');
  });

  test('that is only held is not there', async () => {
    expect((await bed.get(`/api/appointments/${bobs.appointment('x')}`, admin)).status).toBe(404);
  });
});

describe('a history', () => {
  const lines = async (id: string) => {
    const { body } = await bed.get(`/api/appointments/${adas.appointment(id)}/history`, admin);
    return body.items.map(({ type, start, by }: Record<string, string>) => `${type} ${start} ${by}`);
  };
  const start = (on: TestPage, time: string) => on.slot(time).start;

  test('tells a move to another page once, with its new time', async () => {
    expect(await lines('m')).toEqual([
      `AppointmentBooked ${start(adas, '09:00')} patient`,
      `AppointmentRescheduled ${start(bobs, '09:00')} patient`,
    ]);
  });

  test('tells a swap to both visits, to each its own time', async () => {
    expect(await lines('s')).toEqual([
      `AppointmentBooked ${start(adas, '09:30')} patient`,
      `AppointmentRescheduled ${start(adas, '10:00')} practitioner`,
      `PatientArrived ${start(adas, '10:00')} practitioner`,
    ]);
    expect(await lines('t')).toEqual([
      `AppointmentBooked ${start(adas, '10:00')} patient`,
      `AppointmentRescheduled ${start(adas, '09:30')} practitioner`,
      `NoShowRecorded ${start(adas, '09:30')} practitioner`,
    ]);
  });

  test('tells that the time was held before', async () => {
    expect(await lines('h')).toEqual([
      `AppointmentHeld ${start(adas, '08:00')} patient`,
      `AppointmentBooked ${start(adas, '08:00')} patient`,
    ]);
  });
});

describe('GET /api/slots', () => {
  const found = async (query: string): Promise<string[]> => {
    const { status, body } = await bed.get(`/api/slots?from=${inDays(4)}T00:00:00Z&to=${inDays(5)}T00:00:00Z&${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map((slot: { slotId: string }) => slot.slotId);
  };
  const ids = (...slots: (readonly [TestPage, string])[]) => slots.map(([on, time]) => on.slot(time).slotId);
  /** Ids of one moment come in the order of the ids. */
  const together = (time: string) => ids([adas, time], [bobs, time]).toSorted();

  test('of a clinic, the earliest of any doctor first; each says its clinic', async () => {
    const free = ids([bobs, '08:00'], [bobs, '08:30'], [adas, '09:00']);
    const rest = [...together('09:30'), ...together('10:30')];
    expect(await found(`locationId=${locationId}`)).toEqual([...free, ...rest]);
    const { body } = await bed.get(`/api/slots?locationId=${locationId}&limit=1`);
    expect(body.items[0]).toMatchObject({ locationId, practitionerId: bob.id });
    expect(await found(`locationId=${testId('nowhere')}`)).toEqual([]);
  });

  test('with any doctor of a speciality, page by page', async () => {
    const query = `specialty=Neurologist&locationId=${locationId}`;
    const all = await found(query);
    expect(all).toEqual(ids([bobs, '08:00'], [bobs, '08:30'], [bobs, '09:30'], [bobs, '10:30']));
    const first = await bed.get(`/api/slots?${query}&limit=3`);
    const second = await bed.get(`/api/slots?${query}&limit=3&cursor=${first.body.next}`);
    const both = [...first.body.items, ...second.body.items].map((slot: { slotId: string }) => slot.slotId);
    expect(both.filter((id) => all.includes(id))).toEqual(all);
  });

  test('what is held is busy-tentative', async () => {
    expect(await found(`practitionerId=${bob.id}&status=busy-tentative`)).toEqual(ids([bobs, '10:00']));
  });
});

describe('GET /api/locations', () => {
  test('lists clinics with rules, kinds of visits and closures that hold, to everybody', async () => {
    const { body } = await bed.get('/api/locations');
    expect(body).toEqual({
      items: [
        {
          locationId,
          name: 'Harbour Clinic',
          address: ['2 High Street', 'Springfield'],
          zone: 'Europe/Berlin',
          policy,
          visitTypes: [visitType],
          closures: [{ closureId: closure.closureId, name: 'Stocktaking', firstDate: inDays(5), lastDate: inDays(5) }],
        },
      ],
    });
  });
});

describe('GET /api/patients', () => {
  const search = async (q: string, more = '', who = admin) => {
    const { status, body } = await bed.get(`/api/patients?q=${encodeURIComponent(q)}${more}`, who);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const names = async (q: string) => (await search(q)).items.map((one: { name: string }) => one.name);

  test('finds by part of name, e-mail and telephone number, however that is written', async () => {
    expect(await names('EXAMPLE')).toEqual(['Ann Example', 'Ben Example']);
    expect(await names('ann.ex')).toEqual(['Ann Example']);
    expect(await names('+49 30')).toEqual(['Ann Example']);
    expect(await names('(49) 30-1')).toEqual(['Ann Example']);
    expect(await names('50%')).toEqual(['Carl 50%']);
    expect(await names('%%')).toEqual([]);
    expect(await names("';--")).toEqual([]);
  });

  test('says how often they did not come, and leaves out what is not known', async () => {
    expect((await search('ben ex')).items).toEqual([
      { patientId: ben.id, name: 'Ben Example', email: 'ben.example@example.org', noShows: 1 },
    ]);
    expect((await search('carl')).items).toEqual([{ patientId: carl.id, name: 'Carl 50%', noShows: 0 }]);
  });

  test('a doctor finds own patients by any part, and others by the whole address only', async () => {
    const found = async (q: string) =>
      (await search(q, '', practitioner)).items.map((one: { name: string }) => one.name);
    expect(await found('ann.ex')).toEqual(['Ann Example']);
    expect(await found('carl')).toEqual([]);
    const stranger = bearer(await bed.token('practitioner', grace.id));
    const byStranger = async (q: string) =>
      (await search(q, '', stranger)).items.map((one: { name: string }) => one.name);
    expect(await byStranger('example')).toEqual([]);
    expect(await byStranger('BEN.example@example.org')).toEqual(['Ben Example']);
  });

  test('pages by cursor; one letter is too little, patients may not look', async () => {
    const first = await search('example', '&limit=1');
    const second = await search('example', `&limit=1&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ name: one }: { name: string }) => one)).toEqual([
      'Ann Example',
      'Ben Example',
    ]);
    expect(second.next).toBeUndefined();
    expect((await bed.get('/api/patients?q=a', admin)).status).toBe(400);
    expect((await bed.get('/api/patients?q=ann', patient)).status).toBe(403);
  });
});

describe('when a practitioner works', () => {
  const practitionerId = ada.id;
  const hours = [{ weekday: 1, ranges: [{ from: '09:00', until: '12:00' }], everyWeeks: 1 }];
  const timeOff = { practitionerId, timeOffId: testId('holiday') };
  const away = { start: `${inDays(4)}T09:15:00.000Z`, end: `${inDays(4)}T09:45:00.000Z` };
  const nextFree = async (): Promise<string[]> => {
    const { body } = await bed.get(`/api/practitioners/${ada.id}`);
    return body.nextFree.map(({ start }: { start: string }) => start);
  };
  const then = async (stream: string, ...events: Parameters<ClinicBed['writer']['write']>[1]) => {
    await bed.writer.write(stream, events);
    await bed.catchUp();
  };

  test('is told to themselves and to admins, without what was taken back', async () => {
    const override = { practitionerId, locationId, date: inDays(6) };
    await then(
      ada.stream,
      { type: 'WeeklyHoursSet', data: { practitionerId, locationId, slotMinutes: 30, hours } },
      { type: 'DateOverrideSet', data: { ...override, ranges: [] } },
      { type: 'DateOverrideSet', data: { ...override, date: inDays(7), ranges: [] } },
      { type: 'DateOverrideRemoved', data: { ...override, date: inDays(7) } },
      { type: 'TimeOffAdded', data: { ...timeOff, ...away } },
    );
    const { body } = await bed.get(`/api/practitioners/${ada.id}/hours`, practitioner);
    expect(body).toEqual({
      weekly: [{ locationId, slotMinutes: 30, hours }],
      overrides: [{ locationId, date: inDays(6), ranges: [] }],
      timeOff: [{ timeOffId: timeOff.timeOffId, ...away }],
    });
    const path = `/api/practitioners/${bob.id}/hours`;
    expect((await bed.get(path, practitioner)).status).toBe(403);
    expect((await bed.get(path, admin)).body).toEqual({ weekly: [], overrides: [], timeOff: [] });
    expect((await bed.get(`/api/practitioners/${ann.id}/hours`, admin)).status).toBe(404);
  });

  test('what is next free is as far ahead as the clinic wants', async () => {
    const atClinic = async () => {
      const { body } = await bed.get(`/api/slots?locationId=${locationId}&limit=500`);
      return body.items.length;
    };
    const before = await atClinic();
    expect(before).toBeGreaterThan(0);
    await then(clinic.stream, {
      type: 'BookingPolicySet',
      data: { locationId, policy: { ...policy, minimumNotice: 43_200 } },
    });
    expect(await atClinic()).toBe(0);
    await then(clinic.stream, {
      type: 'BookingPolicySet',
      data: { locationId, policy: { ...policy, horizonDays: 1 } },
    });
    expect(await atClinic()).toBe(0);
    await then(clinic.stream, { type: 'BookingPolicySet', data: { locationId, policy } });
    expect(await atClinic()).toBe(before);
  });

  test('decides what is next free: not while away, nor on dates the clinic is closed', async () => {
    const next = new TestPage(ada.id, inDays(5));
    await then(next.stream, next.openedAt(locationId, ['09:00']));
    const all = await bed.get(`/api/slots?locationId=${locationId}&limit=500`);
    const starts = all.body.items.map(({ start }: { start: string }) => start);
    expect(starts).not.toContain(next.slot('09:00').start);
    const adasFree = all.body.items.filter((slot: { practitionerId: string }) => slot.practitionerId === ada.id);
    expect(adasFree.map(({ start }: { start: string }) => start)).toEqual([adas.slot('10:30').start]);
    // The three of the day after tomorrow come first.
    const page = new TestPage(ada.id, inDays(2));
    await then(page.stream, ...['08:00', '09:30', '10:00'].map((time) => page.closed(time)));
    expect(await nextFree()).toEqual([adas.slot('10:30').start, laterPage.slot('08:00').start]);
  });

  test('not available at all: on the list, with nothing free', async () => {
    await then(ada.stream, { type: 'AvailabilityChanged', data: { practitionerId, available: false } });
    const { body } = await bed.get(`/api/practitioners/${ada.id}`);
    expect(body).toMatchObject({ available: false, nextFree: [] });
    const slots = await bed.get(`/api/slots?locationId=${locationId}&limit=500`);
    expect(slots.body.items.some((slot: { practitionerId: string }) => slot.practitionerId === ada.id)).toBe(false);
    // Their own day is shown as it is.
    const own = await bed.get(`/api/slots?practitionerId=${ada.id}`);
    expect(own.body.items.length).toBeGreaterThan(0);
  });
});
