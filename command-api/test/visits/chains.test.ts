import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import type { Services } from '../../src/http/services.ts';
import type { Answer } from '../../src/visits/answer-appointment.ts';
import { glimpseVisit, originOf } from '../../src/visits/follow-visit.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { memoryTable, noTable } from '../memory-table.ts';
import { servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { at, expectSound, newDoctor, openPage, placesOf } from './clinic-book.ts';
import { done, reception } from './reception.ts';

const bench = useStore();

/** Three pages of one day, so that equal starts tell nothing apart, with a visit at nine on the first. */
async function threeDoctors(table = noTable) {
  const { store } = bench;
  const doctors = [await newDoctor(store), await newDoctor(store), await newDoctor(store)] as const;
  const [a, b, c] = [
    await openPage(store, doctors[0], '2026-11-24'),
    await openPage(store, doctors[1], '2026-11-24'),
    await openPage(store, doctors[2], '2026-11-24'),
  ];
  const desk = reception(servicesOver(store, { table }));
  const { appointmentId: id } = await done(desk.book(randomUUID(), a.slots[0].slotId));
  const sound = () => expectSound(store, ...doctors);
  return { store, desk, a, b, c, id, sound, table };
}
const nine = '2026-11-24T09:00:00.000Z';
const half = '2026-11-24T09:30:00.000Z';

test('back and forth under the id it began with; every key answers as before, whatever happened since', async () => {
  const { store, a, b, c, id, sound } = await threeDoctors();
  const hops = [
    [b, 0],
    [a, 1],
    [b, 1],
    [c, 1],
    [b, 2],
    [a, 2],
    [c, 0],
    [a, 0],
  ] as const;
  const asked: (readonly [() => Promise<Outcome<Answer>>, Outcome<Answer>])[] = [];
  let start = nine;
  for (const [page, n] of hops) {
    const slot = page.slots[n];
    const [from, key] = [start, randomUUID()];
    // Sometimes it is another process, which has the pages as they were.
    const one = reception(servicesOver(store));
    const again = () => one.move(id, slot.slotId, from, key);
    const answer = await again();
    expect(answer).toMatchObject({ kind: 'done', answer: { start: slot.start, slotId: slot.slotId } });
    asked.push([again, answer]);
    expect(placesOf(await sound(), id)).toMatchObject([at(page, n)]);
    start = slot.start;
    for (const [repeat, first] of asked)
      expect(await repeat()).toMatchObject({ kind: 'done', answer: answerOf(first) });
    expect(placesOf(await sound(), id)).toMatchObject([at(page, n)]);
  }
  await done(reception(servicesOver(store)).cancel(id, nine));
  expect(placesOf(await sound(), id)).toMatchObject([{ ...at(a, 0), status: 'cancelled' }]);
});
const answerOf = (outcome: Outcome<Answer>) => (outcome.kind === 'done' ? outcome.answer : {});

test('processes that know the pages as they were long ago still find it', async () => {
  const { store, a, b, c, id, sound } = await threeDoctors();
  const desks = Array.from({ length: 3 }, () => reception(servicesOver(store)));
  let start = nine;
  let turn = 0;
  for (const [page, n] of [
    [b, 0],
    [a, 1],
    [c, 1],
    [b, 1],
    [a, 0],
    [b, 2],
  ] as const) {
    for (const _ of desks) {
      const desk = desks[turn++ % desks.length];
      expect(await desk?.cancel(id, '2026-11-24T23:00:00.000Z')).toMatchObject({
        refusal: { reason: 'appointment-moved' },
      });
    }
    const desk = desks[turn++ % desks.length];
    expect(await desk?.move(id, page.slots[n].slotId, start)).toMatchObject({ kind: 'done' });
    start = page.slots[n].start;
    expect(placesOf(await sound(), id)).toMatchObject([at(page, n)]);
  }
});

test('an old move that changed nothing, repeated when the visit stands elsewhere at the same hour, moves nothing', async () => {
  const { desk, a, b, id, sound } = await threeDoctors(memoryTable());
  const key = randomUUID();
  const stay = () => desk.move(id, a.slots[0].slotId, nine, key);
  const first = await stay();
  expect(first).toMatchObject({ kind: 'done', changed: false });
  await done(desk.move(id, b.slots[0].slotId, nine));
  expect(await stay()).toEqual(first);
  expect(placesOf(await sound(), id)).toMatchObject([at(b, 0)]);
});

test('an old move within a page the visit has left and cannot be found from answers as before', async () => {
  const { desk, a, b, id, sound } = await threeDoctors();
  await done(desk.move(id, b.slots[0].slotId, nine));
  const key = randomUUID();
  const within = () => desk.move(id, b.slots[1].slotId, nine, key);
  const first = await within();
  await done(desk.move(id, a.slots[0].slotId, half));
  expect(await within()).toMatchObject({ kind: 'done', answer: answerOf(first) });
  expect(placesOf(await sound(), id)).toMatchObject([at(a, 0)]);
});

test('old requests never touch the newer placement, nor who has the time by now', async () => {
  const { desk, a, b, c, id, sound } = await threeDoctors();
  await done(desk.move(id, b.slots[1].slotId, nine));
  const { appointmentId: next } = await done(desk.book(randomUUID(), a.slots[0].slotId));
  expect(await desk.cancel(id, nine)).toMatchObject({ kind: 'refused', refusal: { reason: 'appointment-moved' } });
  expect(await desk.move(id, c.slots[0].slotId, nine)).toMatchObject({ refusal: { reason: 'appointment-moved' } });
  const book = await sound();
  expect(placesOf(book, id)).toMatchObject([{ ...at(b, 1), status: 'booked' }]);
  expect(placesOf(book, next)).toMatchObject([{ ...at(a, 0), status: 'booked' }]);
});

test('a cancellation repeated when the time is another’s answers as before and touches nobody', async () => {
  const { desk, a, b, id, sound } = await threeDoctors();
  await done(desk.move(id, b.slots[0].slotId, nine));
  const key = randomUUID();
  const first = await desk.cancel(id, nine, key);
  const { appointmentId: next } = await done(desk.book(randomUUID(), b.slots[0].slotId));
  expect(await desk.cancel(id, nine, key)).toMatchObject({ kind: 'done', answer: answerOf(first) });
  expect(await desk.cancel(id, nine)).toMatchObject({ kind: 'done', changed: false });
  const book = await sound();
  expect(placesOf(book, next)).toMatchObject([{ ...at(b, 0), status: 'booked' }]);
  expect(placesOf(book, id)).toMatchObject([{ ...at(b, 0), status: 'cancelled' }]);
  expect(await desk.move(id, a.slots[0].slotId, nine)).toMatchObject({ refusal: { reason: 'appointment-cancelled' } });
});

test('a visit that comes back while it is followed is found', async () => {
  const { store, a, b, id, sound } = await threeDoctors();
  const services = servicesOver(store);
  const desk = reception(services);
  await done(desk.move(id, b.slots[0].slotId, nine));
  let looks = 0;
  const look: typeof services.pages.look = async (stream, select) => {
    if (looks++ === 0) await done(desk.move(id, a.slots[1].slotId, nine));
    return services.pages.look(stream, select);
  };
  const following = reception({ ...services, pages: { ...services.pages, look } });
  expect(await following.cancel(id)).toMatchObject({ kind: 'done', answer: { status: 'cancelled', start: half } });
  expect(placesOf(await sound(), id)).toMatchObject([at(a, 1)]);
});

test('the facts of a move are those of the visit, also for a process that knows its way as it was long ago', async () => {
  const { store, desk, a, b, id } = await threeDoctors();
  const origin = originOf(id);
  if (origin === undefined) throw new TypeError('an id without an address');
  const stale = servicesOver(store);
  await done(desk.move(id, b.slots[0].slotId, nine));
  expect(await glimpseVisit(stale, id, origin)).toMatchObject({ at: { address: b.address } });
  await done(desk.move(id, a.slots[1].slotId, nine));
  // The other page is read anew, since it was not asked for long.
  const forgetful = { pages: { ...stale.pages, look: forgetting(dayStream(b.address), stale, servicesOver(store)) } };
  expect(await glimpseVisit(forgetful, id, origin)).toMatchObject({ at: { address: a.address, move: 2 } });
});

/** The cache of one process, but for one stream, which another process is asked about. */
const forgetting =
  (stream: string, one: Services, other: Services): Services['pages']['look'] =>
  (asked, select) =>
    (asked === stream ? other : one).pages.look(asked, select);
