import { locationOpened, patientRegistered } from '@daybook/projections/testing/clinic.ts';
import { testId } from '@daybook/projections/testing/test-id.ts';
import { TestPage } from '@daybook/projections/testing/test-page.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, ann, bearer, ben, bob, inDays, startClinicBed, type ClinicBed } from './clinic-bed.ts';

const [clinic, hill] = [locationOpened('Harbour Clinic'), locationOpened('Hill Clinic')];
const locationId = clinic.id;
const cleo = patientRegistered('Cleo Example');
const dan = patientRegistered('Dan Example');
const eva = patientRegistered('Eva Example');
const policy = {
  minimumNotice: 0,
  openingNotice: 0,
  horizonDays: 60,
  cancelNotice: 0,
  lateCancel: 0,
  reminderSteps: [],
};
const pageOf = (who: { id: string }, days: number) => new TestPage(who.id, inDays(days));
const [adas, bobs] = [pageOf(ada, 4), pageOf(bob, 4)];
const [adasNext, bobsNext] = [pageOf(ada, 6), pageOf(bob, 6)];
const [adasPast, bobsPast] = [pageOf(ada, -3), pageOf(bob, -3)];
const times = ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00'];
const at = (on: TestPage, ...starts: string[]) => on.place(starts, { locationId });
const id = (on: TestPage, name: string) => on.appointment(name);

let bed: ClinicBed;
let admin: Record<string, string>;
let adasToken: Record<string, string>;

beforeAll(async () => {
  bed = await startClinicBed();
  const { writer } = bed;
  for (const { stream, event } of [ada, bob, ann, ben, cleo, dan, eva]) await writer.write(stream, [event]);
  await writer.write(clinic.stream, [
    clinic.event,
    { type: 'BookingPolicySet', data: { locationId, policy: { ...policy, capPerPatient: 2 } } },
    {
      type: 'ClosureAdded',
      data: { locationId, closureId: testId('c'), name: 'Paint', firstDate: inDays(6), lastDate: inDays(6) },
    },
    {
      type: 'ClosureAdded',
      data: { locationId, closureId: testId('d'), name: 'Not', firstDate: inDays(4), lastDate: inDays(4) },
    },
    { type: 'ClosureRemoved', data: { locationId, closureId: testId('d') } },
  ]);
  await writer.write(hill.stream, [hill.event]);
  for (const page of [adas, bobs, adasNext, bobsNext, adasPast, bobsPast])
    await writer.write(page.stream, [page.openedAt(locationId, times)]);
  const book = (page: TestPage, name: string, patient: { id: string }, ...starts: string[]) =>
    writer.write(page.stream, [page.booked(name, patient.id, at(page, ...starts))]);
  // Ann: an hour with Ada, and half an hour with Bob in the second half of it; then one that only touches.
  await book(adas, 'hour', ann, '08:00', '08:30');
  await book(bobs, 'half', ann, '08:30');
  // Ben: adjacent visits, and one at the same time that was cancelled.
  await book(adas, 'first', ben, '09:00');
  await book(bobs, 'adjacent', ben, '09:30');
  await book(bobs, 'gone', ben, '09:00');
  await writer.write(bobs.stream, [bobs.cancelled('gone', ben.id, at(bobs, '09:00'), 'patient')]);
  // Cleo: three visits where two are allowed, one of them with Bob.
  await book(adas, 'one', cleo, '10:00');
  await book(bobs, 'two', cleo, '10:30');
  await book(adas, 'three', cleo, '11:00');
  // Dan: two at the clinic, then one at a clinic without a cap, which breaks nobody's rule.
  await book(bobs, 'dan1', dan, '10:00');
  await book(bobs, 'dan2', dan, '11:00');
  await writer.write(adasNext.stream, [
    adasNext.booked('dan3', dan.id, adasNext.place(['11:00'], { locationId: hill.id })),
  ]);
  // On a closed day, and while the doctor is away.
  await book(bobsNext, 'closed', eva, '08:00');
  const [away, back] = [adas.slot('09:00').start, adas.slot('09:30').start];
  const off = { practitionerId: ada.id, timeOffId: testId('off'), start: away, end: back };
  await writer.write(ada.stream, [{ type: 'TimeOffAdded', data: off }]);
  const other = { practitionerId: bob.id, timeOffId: testId('taken back'), start: away, end: back };
  await writer.write(bob.stream, [{ type: 'TimeOffAdded', data: other }]);
  await writer.write(bob.stream, [
    { type: 'TimeOffRemoved', data: { practitionerId: bob.id, timeOffId: other.timeOffId } },
  ]);
  // Long ago, Ann was in two places as well.
  await book(adasPast, 'then', ann, '08:00', '08:30');
  await book(bobsPast, 'then not', ann, '08:30');
  await writer.write(bobsPast.stream, [bobsPast.cancelled('then not', ann.id, at(bobsPast, '08:30'), 'patient')]);
  await book(bobsPast, 'then too', ann, '08:30');
  await bed.catchUp();
  admin = bearer(await bed.token('admin'));
  adasToken = bearer(await bed.token('practitioner', ada.id));
});
afterAll(() => bed.close());

const list = async (query: string, token: Record<string, string>) => {
  const { status, body } = await bed.get(`/api/conflicts${query}`, token);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as { items: Record<string, unknown>[]; next?: string };
};
const short = ({ items }: { items: Record<string, unknown>[] }) =>
  items.map(({ kind, appointmentIds }) => [kind, appointmentIds]);

const everything = [
  ['two-places', [id(adas, 'hour'), id(bobs, 'half')]],
  ['outside-hours', [id(adas, 'first')]],
  ['over-cap', [id(adas, 'one'), id(bobs, 'two'), id(adas, 'three')]],
  ['outside-hours', [id(bobsNext, 'closed')]],
];

describe('GET /api/conflicts', () => {
  test('lists what stands against a rule from now on, the earliest first, and nothing else', async () => {
    expect(short(await list('', admin))).toEqual(everything);
  });

  test('says who, where, when and what is in the way', async () => {
    const { items } = await list('', admin);
    expect(items[0]).toMatchObject({
      patientId: ann.id,
      patientName: 'Ann Example',
      practitionerId: ada.id,
      start: at(adas, '08:00').start,
      end: at(adas, '08:30').end,
      zone: 'Europe/Berlin',
      others: 0,
      visits: [
        { appointmentId: id(adas, 'hour'), practitionerName: 'Ada Lovelace', slotId: adas.slot('08:00').slotId },
        { appointmentId: id(bobs, 'half'), practitionerId: bob.id, start: bobs.slot('08:30').start },
      ],
    });
    expect(items.map(({ because, cap }) => [because, cap])).toEqual([
      [undefined, undefined],
      ['time-off', undefined],
      [undefined, 2],
      ['closure', undefined],
    ]);
  });

  test('a practitioner sees those of the own book, and of them the own visits alone', async () => {
    const found = await list('', adasToken);
    expect(found.items.map(({ kind, appointmentIds, others }) => [kind, appointmentIds, others])).toEqual([
      ['two-places', [id(adas, 'hour')], 1],
      ['outside-hours', [id(adas, 'first')], 0],
      ['over-cap', [id(adas, 'one'), id(adas, 'three')], 1],
    ]);
    const text = JSON.stringify(found);
    for (const secret of [bob.id, id(bobs, 'half'), id(bobs, 'two')]) expect(text).not.toContain(secret);
    expect((await bed.get(`/api/conflicts?practitionerId=${bob.id}`, adasToken)).body.type).toBe('/problems/not-yours');
    expect(short(await list(`?practitionerId=${ada.id}`, adasToken))).toHaveLength(3);
  });

  test('narrows by doctor and range; the past is there when asked for', async () => {
    expect(short(await list(`?practitionerId=${bob.id}`, admin))).toEqual(everything.filter((_, index) => index !== 1));
    const day = (from: number, to: number) => `?from=${inDays(from)}T00:00:00Z&to=${inDays(to)}T00:00:00Z`;
    expect(short(await list(day(6, 7), admin))).toEqual([everything[3]]);
    expect(short(await list(day(-3, -2), admin))).toEqual([
      ['two-places', [id(adasPast, 'then'), id(bobsPast, 'then too')]],
    ]);
    expect((await bed.get(day(7, 6).replace('?', '/api/conflicts?'), admin)).status).toBe(422);
  });

  test('pages by cursor, each once', async () => {
    const seen: unknown[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const found: Awaited<ReturnType<typeof list>> = await list(
        `?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
        admin,
      );
      expect(found.items).toHaveLength(1);
      seen.push(...short(found));
      cursor = found.next;
    }
    expect(seen).toEqual(everything);
    expect((await bed.get('/api/conflicts?cursor=nonsense', admin)).status).toBe(400);
  });
});

describe('a clinic on a day', () => {
  const day = `from=${inDays(6)}T00:00:00Z&to=${inDays(7)}T00:00:00Z`;
  const ids = (body: { items: { appointmentId: string }[] }) => body.items.map(({ appointmentId }) => appointmentId);

  test('its visits alone; a practitioner sees the own ones of them', async () => {
    const ask = async (token: Record<string, string>, where: string) =>
      ids((await bed.get(`/api/appointments?${day}&locationId=${where}`, token)).body);
    expect(await ask(admin, locationId)).toEqual([id(bobsNext, 'closed')]);
    expect(await ask(admin, hill.id)).toEqual([id(adasNext, 'dan3')]);
    expect(await ask(adasToken, locationId)).toEqual([]);
    expect(await ask(adasToken, hill.id)).toEqual([id(adasNext, 'dan3')]);
  });

  test('its free times as patients are offered them, or as the book has them', async () => {
    const count = async (more: string) =>
      (await bed.get(`/api/slots?${day}&locationId=${locationId}${more}`)).body.items.length;
    // It is closed; eleven o'clock of Ada's is taken, eight of Bob's too.
    expect(await count('')).toBe(0);
    expect(await count('&unoffered=true')).toBe(12);
  });
});
