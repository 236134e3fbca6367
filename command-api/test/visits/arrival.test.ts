import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { faultyStore } from '../faulty-store.ts';
import { servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { at, expectSound, newDoctor, openPage, placesOf, recover, type OpenPage } from './clinic-book.ts';
import { done, reception } from './reception.ts';

const bench = useStore();

/** A visit made on the first of three pages, whose move to the second is committed there and not confirmed. */
async function arriving() {
  const { store } = bench;
  const doctor = await newDoctor(store);
  const [first, second, third] = [
    await openPage(store, doctor, '2026-11-24'),
    await openPage(store, doctor, '2026-11-25'),
    await openPage(store, doctor, '2026-11-26'),
  ];
  const { appointmentId: id } = await done(reception(servicesOver(store)).book(randomUUID(), first.slots[0].slotId));
  const key = randomUUID();
  const moveIt = (over = store) =>
    reception(servicesOver(over)).move(id, second.slots[0].slotId, first.slots[0].start, key);
  await expect(moveIt(faultyStore(store, (n) => (n === 1 ? 'dies-after' : undefined)).store)).rejects.toThrow();
  const appends: string[][] = [];
  const watched: typeof store = {
    ...store,
    append: (...given) => {
      appends.push(given[2].map(({ type }) => type));
      return store.append(...given);
    },
  };
  return { store, doctor, first, second, third, id, moveIt, appends, desk: reception(servicesOver(watched)) };
}

/** Afterwards the visit is there, and the move that brought it says it has moved. */
async function standsAt(
  { store, doctor, id, moveIt, second }: Awaited<ReturnType<typeof arriving>>,
  page: OpenPage,
  n: 0 | 1 | 2,
) {
  await recover(servicesOver(store), doctor);
  expect(placesOf(await expectSound(store, doctor), id)).toMatchObject([at(page, n)]);
  expect(await moveIt()).toMatchObject({ kind: 'done', answer: { start: second.slots[0].start } });
  expect(placesOf(await expectSound(store, doctor), id)).toMatchObject([at(page, n)]);
}

test('a cancellation confirms the move in its own append', async () => {
  const visit = await arriving();
  const { desk, id, second, appends } = visit;
  expect(await desk.cancel(id, second.slots[0].start)).toMatchObject({ kind: 'done', answer: { status: 'cancelled' } });
  expect(appends).toEqual([['TransferConfirmed', 'AppointmentCancelled']]);
  await standsAt(visit, second, 0);
});

test('so does a step of the visit, and a move within the page', async () => {
  const visit = await arriving();
  const { desk, id, second, appends } = visit;
  await done(desk.move(id, second.slots[1].slotId, second.slots[0].start));
  expect(appends).toEqual([['TransferConfirmed', 'AppointmentRescheduled']]);
  const other = await arriving();
  await done(other.desk.progress(other.id, 'arrive', other.second.slots[0].start));
  expect(other.appends).toEqual([['TransferConfirmed', 'PatientArrived']]);
  await standsAt(visit, second, 1);
  await standsAt(other, other.second, 0);
});

test('a refused command leaves it as it is', async () => {
  const visit = await arriving();
  const { desk, id, first, second, appends } = visit;
  expect(await desk.cancel(id, first.slots[0].start)).toMatchObject({ refusal: { reason: 'appointment-moved' } });
  expect(appends).toEqual([]);
  await standsAt(visit, second, 0);
});

test('a move to where it is changes nothing more, and says so again', async () => {
  const visit = await arriving();
  const { desk, id, second } = visit;
  const key = randomUUID();
  const stay = () => desk.move(id, second.slots[0].slotId, second.slots[0].start, key);
  expect(await stay()).toMatchObject({ kind: 'done', answer: { start: second.slots[0].start } });
  expect(await stay()).toMatchObject({ kind: 'done', answer: { start: second.slots[0].start } });
  await standsAt(visit, second, 0);
});

test('it is moved on to a third page', async () => {
  const visit = await arriving();
  const { desk, id, second, third } = visit;
  const key = randomUUID();
  const moveOn = () => desk.move(id, third.slots[2].slotId, second.slots[0].start, key);
  expect(await moveOn()).toMatchObject({ kind: 'done', answer: { start: third.slots[2].start } });
  expect(await moveOn()).toMatchObject({ kind: 'done', answer: { start: third.slots[2].start } });
  await standsAt(visit, third, 2);
});

test('it is moved back to the page it came from', async () => {
  const visit = await arriving();
  const { desk, id, first, second } = visit;
  const key = randomUUID();
  const moveBack = () => desk.move(id, first.slots[0].slotId, second.slots[0].start, key);
  expect(await moveBack()).toMatchObject({ kind: 'done', answer: { start: first.slots[0].start } });
  expect(await moveBack()).toMatchObject({ kind: 'done', answer: { start: first.slots[0].start } });
  await standsAt(visit, first, 0);
});

test('on a page that is full and closed it is confirmed all the same', async () => {
  const visit = await arriving();
  const { desk, id, second, store, doctor } = visit;
  await done(desk.close(second.slots[1].slotId));
  await done(desk.close(second.slots[2].slotId));
  expect(await desk.close(second.slots[0].slotId)).toMatchObject({ refusal: { reason: 'slot-held' } });
  await recover(servicesOver(store), doctor);
  expect((await store.readLast(dayStream(second.address)))?.type).toBe('TransferConfirmed');
  await done(desk.cancel(id));
  await standsAt(visit, second, 0);
});
