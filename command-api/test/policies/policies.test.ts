import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageId } from '@daybook/contracts/page-address.ts';
import { closePages } from '../../src/policies/close-pages.ts';
import { expireHolds } from '../../src/policies/expire-holds.ts';
import { createOpenAhead } from '../../src/policies/open-ahead.ts';
import { recoverTransfers } from '../../src/policies/recover-transfers.ts';
import { faultyStore } from '../faulty-store.ts';
import { readModelOf, servicesOver, today } from '../services.ts';
import { useStore } from '../test-store.ts';
import { at, expectSound, newDoctor, openPage, placesOf, readBook } from '../visits/clinic-book.ts';
import { done, reception } from '../visits/reception.ts';

const bench = useStore();

/** Two pages with a visit on the first. */
async function twoPages() {
  const { store } = bench;
  const doctor = await newDoctor(store);
  const [from, to] = [await openPage(store, doctor, '2026-11-24'), await openPage(store, doctor, '2026-11-25')];
  const { appointmentId: id } = await done(reception(servicesOver(store)).book(randomUUID(), from.slots[0].slotId));
  return { store, doctor, from, to, id };
}

test('a transfer that cannot be recovered keeps no other waiting', async () => {
  const { store, doctor, from, to, id } = await twoPages();
  const dying = faultyStore(store, (n) => (n === 0 ? 'dies-after' : undefined)).store;
  await expect(reception(servicesOver(dying)).move(id, to.slots[0].slotId, from.slots[0].start)).rejects.toThrow('');
  const { open } = await readBook(store, doctor);
  const database = readModelOf(() => [
    { transfer_id: randomUUID(), source_page: 'nowhere', target_page: '' },
    ...open.map((row) => ({ ...row })),
  ]);
  expect(await recoverTransfers(servicesOver(store, { database }))).toBe(2);
  expect(placesOf(await expectSound(store, doctor), id)).toMatchObject([at(from, 0)]);
});

test('a stale suggestion of the read model does nothing to a move that is done', async () => {
  const { store, doctor, from, to, id } = await twoPages();
  const key = randomUUID();
  await done(reception(servicesOver(store)).move(id, to.slots[0].slotId, from.slots[0].start, key));
  const { types } = await expectSound(store, doctor);
  const [source_page, target_page] = [pageId(from.address), pageId(to.address)];
  const row = { transfer_id: key, appointment_id: id, source_page, target_page };
  const services = servicesOver(store, { database: readModelOf(() => [row]) });
  await recoverTransfers(services);
  await recoverTransfers(services);
  expect((await expectSound(store, doctor)).types).toEqual(types);
});

test('lapsed holds end, those that have not lapsed and those that are booked do not, nor does nonsense stop it', async () => {
  const { store, doctor, from, to } = await twoPages();
  const soon = new Date(Date.parse(today) + 6 * 60_000).toISOString();
  const [early, late] = [servicesOver(store), servicesOver(store, { now: () => soon })];
  const guest = randomUUID();
  const lapsed = await done(reception(early).hold(guest, from.slots[1].slotId));
  const booked = await done(reception(early).hold(randomUUID(), from.slots[2].slotId));
  const fresh = await done(reception(late).hold(guest, to.slots[1].slotId));
  await done(reception(late).confirm(guest, booked.appointmentId, [(await holderOf(booked.appointmentId)) ?? guest]));
  const rows = ['nonsense', lapsed.appointmentId, booked.appointmentId, fresh.appointmentId];
  const database = readModelOf(() => rows.map((appointment_id) => ({ appointment_id })));
  expect(await expireHolds(servicesOver(store, { database, now: () => soon }))).toBe(4);
  const { types, pages } = await expectSound(store, doctor);
  expect(types.filter((type) => type === 'HoldExpired')).toHaveLength(1);
  expect([...pages.values()].flatMap(({ holds }) => [...holds.keys()])).toEqual([fresh.appointmentId]);

  async function holderOf(appointmentId: string): Promise<string | undefined> {
    const book = await readBook(store, doctor);
    return [...book.pages.values()].map(({ holds }) => holds.get(appointmentId)?.holderId).find(Boolean);
  }
});

test('old pages are closed once; those of today, with a held time, or of nonsense are not and stop nothing', async () => {
  const { store, doctor, from, to } = await twoPages();
  const [held, early] = [await openPage(store, doctor, '2026-11-23'), servicesOver(store)];
  await done(reception(early).hold(randomUUID(), held.slots[0].slotId));
  const late = (now: string) => {
    const rows = [{ page: 'nonsense' }, ...[held, from, to].map(({ address }) => ({ page: pageId(address) }))];
    return servicesOver(store, { database: readModelOf(() => rows), now: () => now });
  };
  // A day after the page of the 24th, and in the middle of the day after the page of the 25th.
  const services = late('2026-11-26T12:00:00.000Z');
  expect(await closePages(services)).toBe(4);
  await closePages(services);
  const { pages, types } = await expectSound(store, doctor);
  expect([...pages].filter(([, { isClosed }]) => isClosed).map(([page]) => page)).toEqual([pageId(from.address)]);
  expect(types.filter((type) => type === 'DayClosed')).toHaveLength(1);
});

test('a move from a page that is closed meanwhile is refused, and leaves the visit where it was', async () => {
  const { store, doctor, from, to, id } = await twoPages();
  const dying = faultyStore(store, (n) => (n === 0 ? 'dies-after' : undefined)).store;
  const key = randomUUID();
  const move = (desk: ReturnType<typeof reception>) => desk.move(id, to.slots[0].slotId, from.slots[0].start, key);
  await expect(move(reception(servicesOver(dying)))).rejects.toThrow('');
  const row = { page: pageId(from.address) };
  const now = '2026-11-26T12:00:00.000Z';
  await closePages(servicesOver(store, { database: readModelOf(() => [row]), now: () => now }));
  expect(await move(reception(servicesOver(store)))).toMatchObject({
    kind: 'refused',
    refusal: { reason: 'day-closed' },
  });
  expect(placesOf(await expectSound(store, doctor), id)).toMatchObject([at(from, 0)]);
});

test('a practitioner nobody can read keeps no other from being opened', async () => {
  const { store } = bench;
  const rows = [{ practitioner_id: 'no stream has\nsuch a name' }, { practitioner_id: randomUUID() }];
  const asked: string[] = [];
  const services = servicesOver(store, { database: readModelOf(() => rows) });
  const practitioner: typeof services.practitioner = (stream) => {
    asked.push(stream);
    return asked.length === 1 ? Promise.reject(new Error('a newer release')) : services.practitioner(stream);
  };
  await createOpenAhead({ ...services, practitioner })();
  expect(asked).toHaveLength(2);
});
