import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { servicesOver, today } from '../services.ts';
import { useStore } from '../test-store.ts';
import { newDoctor, openPage, readBook } from '../visits/clinic-book.ts';
import { done, reception } from '../visits/reception.ts';

const bench = useStore();

/**
 * A command whose answer was lost is repeated in another process, which has the page as it was and decides otherwise, since
 * it is later by now: the store must not take that for the append it knows, or the process would believe what is not there.
 */
test('the same command decided otherwise by a process that is behind is corrected by what is stored', async () => {
  const { store } = bench;
  const doctor = await newDoctor(store);
  const page = await openPage(store, doctor, '2026-11-24');
  const later = new Date(Date.parse(today) + 3 * 60_000).toISOString();
  const behind = servicesOver(store, { now: () => later });
  await behind.pages.look(dayStream(page.address), ({ day }) => day);
  const [guest, key] = [randomUUID(), randomUUID()];
  const first = await done(reception(servicesOver(store)).hold(guest, page.slots[0].slotId, key));
  const again = await done(reception(behind).hold(guest, page.slots[0].slotId, key));
  expect(again).toEqual(first);
  const stored = [...(await readBook(store, doctor)).pages.values()][0];
  const believed = await behind.pages.look(dayStream(page.address), (known) => known);
  expect(believed).toEqual(stored);
});
