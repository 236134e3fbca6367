import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refuse } from '@daybook/scheduling/decision.ts';
import { faultyStore } from '../faulty-store.ts';
import { memoryTable } from '../memory-table.ts';
import { servicesOver, type TestProcess } from '../services.ts';
import { useStore } from '../test-store.ts';
import { expectSound, placesOf, readBook } from './clinic-book.ts';
import { done, reception } from './reception.ts';
import { threeWeeks } from './three-weeks.ts';

const bench = useStore();

/** One is booked, then the second time is lost; the first has begun by then. */
async function begunAndLost() {
  const weeks = await threeWeeks(bench.store);
  const { store, doctor, pages, ask } = weeks;
  const dying = faultyStore(store, (i) => (i === 3 ? 'dies-after' : undefined)).store;
  await expect(ask('all', dying)).rejects.toThrow('');
  const now = new Date(Date.parse(pages[0].slots[0].start) + 60_000).toISOString();
  const others = reception(servicesOver(store, { now: () => now }));
  const { appointmentId: theirs } = await done(others.book(randomUUID(), pages[1].slots[0].slotId));
  const [first = ''] = (await readBook(store, doctor)).booked;
  return { ...weeks, now, first, theirs, others };
}

test.each(['booked', 'arrived'] as const)('takes back a visit that has begun and is %s', async (status) => {
  const { store, doctor, ask, live, now, first, theirs, others } = await begunAndLost();
  if (status === 'arrived') await done(others.progress(first, 'arrive'));
  expect(await ask('all', store, { now: () => now })).toMatchObject({ refusal: { reason: 'series-not-free' } });
  expect(await live()).toEqual({ booked: [theirs], held: [] });
  expect(placesOf(await expectSound(store, doctor), first)).toMatchObject([{ status: 'cancelled' }]);
});

test('is not done while a page refuses it: the answer is unknown, and the same key goes on', async () => {
  const { store, ask, live, now, first, theirs } = await begunAndLost();
  const table = memoryTable();
  const told = { table, now: () => now };
  const refusing: TestProcess['wrapPages'] = (pages) => ({
    ...pages,
    run: (command, task) =>
      pages.run(command, {
        ...task,
        decide: (page) => {
          const decision = task.decide(page);
          const isCancelling = 'ok' in decision && decision.ok.some(({ type }) => type === 'AppointmentCancelled');
          return isCancelling ? refuse('appointment-begun', 'No.', 'id') : decision;
        },
      }),
  });
  expect(await ask('all', store, { ...told, wrapPages: refusing })).toEqual({ kind: 'unknown' });
  expect((await live()).booked).toContain(first);
  expect(await ask('all', store, told)).toMatchObject({ refusal: { reason: 'series-not-free' } });
  expect(await live()).toEqual({ booked: [theirs], held: [] });
});
