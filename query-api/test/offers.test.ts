import { checkUp, locationOpened } from '@daybook/projections/testing/clinic.ts';
import { testId } from '@daybook/projections/testing/test-id.ts';
import { TestPage } from '@daybook/projections/testing/test-page.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, ann, bearer, ben, bob, inDays, startClinicBed, type ClinicBed } from './clinic-bed.ts';

const [clinic, elsewhere] = [locationOpened('Harbour Clinic'), locationOpened('Hill Clinic')];
const locationId = clinic.id;
const [adas, bobs] = [new TestPage(ada.id, inDays(4)), new TestPage(bob.id, inDays(4))];
const far = new TestPage(ada.id, inDays(25));
const type = (name: string, duration: number, buffer: number, more: object = {}) => ({
  ...checkUp([ada.id, bob.id]),
  visitTypeId: testId(name),
  name,
  duration,
  bufferBefore: buffer,
  bufferAfter: buffer,
  ...more,
});
const [short, long] = [type('short', 30, 0), type('long', 60, 0)];
const [clean, rare] = [type('clean', 30, 15), type('rare', 30, 0, { capPerDay: 1, practitionerIds: [ada.id] })];
const policy = {
  minimumNotice: 0,
  openingNotice: 0,
  horizonDays: 20,
  cancelNotice: 0,
  lateCancel: 0,
  reminderSteps: [],
};
const at = (on: TestPage, ...times: string[]) => on.place(times, { locationId });

let bed: ClinicBed;
let patient: Record<string, string>;
let admin: Record<string, string>;

beforeAll(async () => {
  bed = await startClinicBed();
  const { writer } = bed;
  for (const { stream, event } of [ada, bob, ann, ben, elsewhere]) await writer.write(stream, [event]);
  await writer.write(clinic.stream, [
    clinic.event,
    { type: 'BookingPolicySet', data: { locationId, policy } },
    ...[short, long, clean, rare].map((visitType) => ({
      type: 'VisitTypeDefined' as const,
      data: { locationId, visitType },
    })),
  ]);
  const times = ['08:00', '08:30', '09:00', '09:30', '10:00', '11:00'];
  await writer.write(adas.stream, [adas.openedAt(locationId, times, 'hours')]);
  await writer.write(adas.stream, [adas.openedAt(elsewhere.id, ['14:00']), adas.closed('11:00')]);
  await writer.write(bobs.stream, [bobs.openedAt(locationId, ['08:00', '08:30'])]);
  await writer.write(far.stream, [far.openedAt(locationId, ['08:00'])]);
  await writer.write(adas.stream, [adas.booked('a', ann.id, at(adas, '09:00'))]);
  const move = bobs.transfer({ name: 'm', patientId: ben.id, from: '07:00', move: 1 }, adas, at(adas, '10:00'));
  await writer.write(adas.stream, [move.reserved]);
  await bed.catchUp();
  patient = bearer(await bed.token('patient', ann.id));
  admin = bearer(await bed.token('admin'));
});
afterAll(() => bed.close());

describe('GET /api/slots?visitTypeId=', () => {
  const offered = async (query: string): Promise<string[]> => {
    const range = `from=${inDays(4)}T00:00:00Z&to=${inDays(5)}T00:00:00Z`;
    const { status, body } = await bed.get(`/api/slots?${range}&${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map(
      (slot: { start: string; end: string }) => `${slot.start.slice(11, 16)}–${slot.end.slice(11, 16)}`,
    );
  };
  const adasFor = ({ visitTypeId }: { visitTypeId: string }) => `practitionerId=${ada.id}&visitTypeId=${visitTypeId}`;

  test('shows free times of the clinic that offers it, and no others', async () => {
    expect(await offered(adasFor(short))).toEqual(['08:00–08:30', '08:30–09:00', '09:30–10:00']);
  });

  test('joins adjacent times for a longer visit; the end is the visit’s', async () => {
    expect(await offered(adasFor(long))).toEqual(['08:00–09:00']);
  });

  test('keeps the buffers of both free', async () => {
    expect(await offered(adasFor(clean))).toEqual(['08:00–08:30']);
  });

  test('with any doctor who offers it, earliest first, page by page', async () => {
    const query = `locationId=${locationId}&visitTypeId=${long.visitTypeId}`;
    expect(await offered(query)).toEqual(['08:00–09:00', '08:00–09:00']);
    const all = await bed.get(`/api/slots?${query}`);
    const first = await bed.get(`/api/slots?${query}&limit=1`);
    const second = await bed.get(`/api/slots?${query}&limit=1&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toEqual(all.body.items);
    expect(second.body.next).toBeUndefined();
    expect(first.body.items[0]).toMatchObject({ status: 'free', locationId });
    expect(await offered(`specialty=Neurologist&visitTypeId=${rare.visitTypeId}`)).toEqual([]);
    expect(await offered(`locationId=${elsewhere.id}&visitTypeId=${short.visitTypeId}`)).toEqual([]);
  });

  test('shows nothing of a kind that nobody knows, or beyond the horizon of the clinic', async () => {
    expect(await offered(`practitionerId=${ada.id}&visitTypeId=${testId('nothing')}`)).toEqual([]);
    const { body } = await bed.get(
      `/api/slots?${adasFor(short)}&from=${inDays(24)}T00:00:00Z&to=${inDays(26)}T00:00:00Z`,
    );
    expect(body.items).toEqual([]);
  });

  test('the most of it a day are taken: none is offered any more', async () => {
    expect(await offered(adasFor(rare))).toHaveLength(3);
    const { visitTypeId, name, duration, bufferBefore, bufferAfter } = rare;
    const details = { visitType: { visitTypeId, name, duration, bufferBefore, bufferAfter } };
    const place = at(adas, '08:00');
    await bed.writer.write(adas.stream, [adas.booked('r', ben.id, place, { details })]);
    await bed.catchUp();
    expect(await offered(adasFor(rare))).toEqual([]);
    expect(await offered(adasFor(short))).toHaveLength(2);
    await bed.writer.write(adas.stream, [adas.cancelled('r', ben.id, place, 'admin')]);
    await bed.catchUp();
  });
});

describe('GET /api/slots/explain', () => {
  const explain = async (start: string, more = '', headers = admin) => {
    const { status, body } = await bed.get(
      `/api/slots/explain?practitionerId=${ada.id}&start=${start}${more}`,
      headers,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const reasons = async (start: string, more = '', headers = admin): Promise<string[]> => {
    const { offered, reasons: found } = await explain(start, more, headers);
    expect(offered).toBe(found.length === 0);
    return found.map(({ reason }: { reason: string }) => reason);
  };
  const moment = (time: string, on = adas) => on.slot(time).start;
  const ofType = ({ visitTypeId }: { visitTypeId: string }) => `&visitTypeId=${visitTypeId}`;

  test('nothing speaks against a free time', async () => {
    expect(await explain(moment('08:00'))).toEqual({ offered: true, slotId: adas.slot('08:00').slotId, reasons: [] });
  });

  test.each([
    ['09:00', '', ['slot-taken']],
    ['10:00', '', ['slot-taken']],
    ['11:00', '', ['slot-closed']],
    ['08:30', ofType(long), ['slot-taken']],
    ['09:30', ofType(clean), ['buffer', 'buffer']],
    ['08:10', '', ['not-a-start']],
    ['17:00', '', ['not-opened']],
    ['08:00', `&visitTypeId=${testId('nothing')}`, ['visit-type-unknown']],
    ['14:00', ofType(short), ['visit-type-unknown']],
  ])('%s %s: %j', async (time, more, expected) => {
    expect(await reasons(moment(time), more)).toEqual(expected);
  });

  test('names every reason at once, and which of them staff may set aside', async () => {
    const off = { practitionerId: ada.id, timeOffId: testId('away') };
    const away = { start: moment('08:00'), end: moment('08:30') };
    await bed.writer.write(ada.stream, [
      { type: 'TimeOffAdded', data: { ...off, ...away } },
      { type: 'AvailabilityChanged', data: { practitionerId: ada.id, available: false } },
    ]);
    const closed = inDays(4);
    const closure = {
      locationId,
      closureId: testId('closed'),
      name: 'Stocktaking',
      firstDate: closed,
      lastDate: closed,
    };
    await bed.writer.write(clinic.stream, [{ type: 'ClosureAdded', data: closure }]);
    await bed.catchUp();
    const { reasons: found } = await explain(moment('08:00'));
    expect(found).toEqual([
      { reason: 'practitioner-unavailable', detail: expect.any(String), canBeOverridden: true },
      { reason: 'time-off', detail: expect.any(String), canBeOverridden: true },
      { reason: 'clinic-closed', detail: 'The clinic is closed: Stocktaking.', canBeOverridden: true },
    ]);
    await bed.writer.write(ada.stream, [
      { type: 'TimeOffRemoved', data: off },
      { type: 'AvailabilityChanged', data: { practitionerId: ada.id, available: true } },
    ]);
    await bed.writer.write(clinic.stream, [
      { type: 'ClosureRemoved', data: { locationId, closureId: testId('closed') } },
    ]);
    await bed.catchUp();
  });

  test('beyond the horizon, and past', async () => {
    expect(await reasons(moment('08:00', far))).toEqual(['beyond-horizon']);
    expect(await reasons(`${inDays(-5)}T08:00:00Z`)).toEqual(['not-opened', 'slot-in-past']);
  });

  test('a page that is closed; nobody sets that aside', async () => {
    const over = new TestPage(ada.id, inDays(-4));
    const day = { bookZone: 'UTC', start: `${inDays(-4)}T00:00:00.000Z`, end: `${inDays(-3)}T00:00:00.000Z` };
    await bed.writer.write(over.stream, [
      { type: 'DayOpened', data: { ...over.address, ...day } },
      over.openedAt(locationId, ['08:00', '20:00']),
    ]);
    await bed.catchUp();
    expect(await reasons(moment('08:00', over))).toEqual(['slot-in-past']);
    await bed.writer.write(over.stream, [{ type: 'DayClosed', data: over.address }]);
    await bed.catchUp();
    for (const time of ['08:00', '20:00'])
      expect(await explain(moment(time, over))).toMatchObject({
        reasons: [
          { reason: 'day-closed', canBeOverridden: false },
          { reason: 'slot-in-past', canBeOverridden: true },
        ],
      });
    expect(await reasons(moment('12:00', over))).toEqual(['not-opened', 'day-closed', 'slot-in-past']);
  });

  test('tells hours from times that are only not open', async () => {
    const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      ranges: [{ from: '08:00', until: '12:00' }],
      everyWeeks: 1,
    }));
    const practitionerId = ada.id;
    await bed.writer.write(ada.stream, [
      { type: 'WeeklyHoursSet', data: { practitionerId, locationId, slotMinutes: 30, hours } },
      { type: 'DateOverrideSet', data: { practitionerId, locationId, date: inDays(9), ranges: [] } },
    ]);
    await bed.catchUp();
    // Clock times of Berlin: at ten in UTC it is eleven or twelve there, at nine ten or eleven.
    expect(await reasons(`${inDays(8)}T09:00:00Z`)).toEqual(['not-opened']);
    expect(await reasons(`${inDays(8)}T20:00:00Z`)).toEqual(['outside-hours']);
    expect(await reasons(`${inDays(9)}T09:00:00Z`)).toEqual(['outside-hours']);
  });

  test('a hold speaks against a time until it lapsed', async () => {
    const place = at(adas, '08:00');
    // Holds of a test lapse at the beginning of their page's day, which is to come; this one has lapsed.
    const lapsed = adas.held('h', ben.id, place);
    if (lapsed.type !== 'AppointmentHeld') throw new Error('no hold');
    await bed.writer.write(adas.stream, [lapsed]);
    await bed.catchUp();
    expect(await reasons(moment('08:00'))).toEqual(['slot-held']);
    const expiresAt = '2026-01-01T00:00:00.000Z';
    const second = { ...lapsed, data: { ...lapsed.data, expiresAt } };
    await bed.writer.write(adas.stream, [adas.holdReleased('h', ben.id, place), second]);
    await bed.catchUp();
    expect(await reasons(moment('08:00'))).toEqual([]);
    await bed.writer.write(adas.stream, [adas.holdReleased('h', ben.id, place)]);
    await bed.catchUp();
  });

  test('asks for the patient themselves; for nobody else', async () => {
    const capped = { ...policy, capPerPatient: 1 };
    await bed.writer.write(clinic.stream, [{ type: 'BookingPolicySet', data: { locationId, policy: capped } }]);
    await bed.writer.write(bobs.stream, [bobs.booked('b', ann.id, at(bobs, '08:00'))]);
    await bed.catchUp();
    expect(await reasons(moment('08:00'))).toEqual([]);
    expect(await reasons(moment('08:00'), '', patient)).toEqual(['patient-has-enough', 'patient-elsewhere']);
    expect(await reasons(moment('08:00'), `&patientId=${ann.id}`)).toEqual(['patient-has-enough', 'patient-elsewhere']);
    expect(await reasons(moment('08:00'), `&patientId=${ben.id}`)).toEqual([]);
    const path = `/api/slots/explain?practitionerId=${ada.id}&start=${moment('08:00')}&patientId=${ben.id}`;
    expect((await bed.get(path, patient)).status).toBe(403);
    expect((await bed.get(path)).status).toBe(401);
  });

  test('a practitioner nobody knows is a 404', async () => {
    const path = `/api/slots/explain?practitionerId=${ann.id}&start=${moment('08:00')}`;
    expect((await bed.get(path, admin)).status).toBe(404);
  });
});
