import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { expireHold } from '@daybook/scheduling/page/expire-hold.ts';
import type { Services } from '../../src/http/services.ts';
import { systemCommand } from '../../src/write-path/system-command.ts';
import { Died, faults, faultyStore } from '../faulty-store.ts';
import { memoryTable } from '../memory-table.ts';
import { servicesOver, today } from '../services.ts';
import { useStore } from '../test-store.ts';
import { expectSound, newDoctor, openPage, placesOf, type OpenPage } from './clinic-book.ts';
import { done, reception } from './reception.ts';

const bench = useStore();
const later = new Date(Date.parse(today) + 6 * 60_000).toISOString();

/** A time held by a guest, and the same clinic six minutes later. */
async function held() {
  const { store } = bench;
  const doctor = await newDoctor(store);
  const page = await openPage(store, doctor, '2026-11-24');
  const guest = randomUUID();
  const { appointmentId: id, expiresAt } = await done(reception(servicesOver(store)).hold(guest, page.slots[0].slotId));
  const services = servicesOver(store, { now: () => later });
  const types = async () => (await store.load(dayStream(page.address))).slice(2).map(({ type }) => type);
  return { store, doctor, page, guest, id, expiresAt, services, desk: reception(services), types };
}
/** What our policy does about a hold that the read model suggests. */
const expire = ({ pages, now }: Services, { address }: OpenPage, appointmentId: string) =>
  pages.run(systemCommand(), {
    stream: dayStream(address),
    decide: (page) => expireHold(page, { address, appointmentId, now: now() }),
    answer: () => ({}),
  });

test('a lapsed hold is freed by an event only, in the append of who takes the time', async () => {
  const { store, doctor, page, guest, id, expiresAt, desk, types } = await held();
  expect(expiresAt !== undefined && expiresAt < later).toBe(true);
  expect(await types()).toEqual(['AppointmentHeld']);
  await done(desk.book(randomUUID(), page.slots[0].slotId));
  expect(await types()).toEqual(['AppointmentHeld', 'HoldExpired', 'AppointmentBooked']);
  expect(await desk.confirm(randomUUID(), id, [guest])).toMatchObject({ refusal: { reason: 'hold-ended' } });
  await expectSound(store, doctor);
});

test('until then its holder books it, signed in meanwhile', async () => {
  const { store, doctor, guest, id, desk } = await held();
  const patientId = randomUUID();
  expect(await desk.confirm(patientId, id, [patientId])).toMatchObject({ refusal: { reason: 'not-yours' } });
  expect(await desk.confirm(patientId, id, [patientId, guest])).toMatchObject({ kind: 'done' });
  expect(placesOf(await expectSound(store, doctor), id)).toHaveLength(1);
});

test('a hold that has not lapsed is not freed, neither by us nor by another', async () => {
  const { store, doctor, page, id, types } = await held();
  const services = servicesOver(store);
  await expire(services, page, id);
  expect(await reception(services).book(randomUUID(), page.slots[0].slotId)).toMatchObject({
    refusal: { reason: 'slot-held' },
  });
  expect(await types()).toEqual(['AppointmentHeld']);
  await expectSound(store, doctor);
});

test('its holder, our policy and another patient at once: the time has one owner', async () => {
  for (let round = 0; round < 10; round++) {
    const { store, doctor, page, guest, id, services, desk, types } = await held();
    const [mine, , other] = await Promise.all([
      desk.confirm(randomUUID(), id, [guest]),
      expire(servicesOver(store, { now: () => later }), page, id),
      reception(servicesOver(store, { now: () => later })).book(randomUUID(), page.slots[0].slotId),
      expire(services, page, id),
    ]);
    const booked = [mine, other].filter(({ kind }) => kind === 'done');
    expect(booked.length).toBeLessThanOrEqual(1);
    expect((await types()).filter((type) => type === 'AppointmentBooked')).toHaveLength(booked.length);
    await expectSound(store, doctor);
  }
});

test('another time tapped gives back the one before', async () => {
  const { page, guest, store, doctor, types } = await held();
  await done(reception(servicesOver(store)).hold(guest, page.slots[1].slotId));
  expect(await types()).toEqual(['AppointmentHeld', 'HoldReleased', 'AppointmentHeld']);
  await expectSound(store, doctor);
});

const acts = ['hold', 'confirm', 'release', 'swap'] as const;
const cases = acts.flatMap((act) => faults.map((fault) => ({ act, fault })));

test.each(cases)('$act, hit: $fault – the answer is no lie, and the key finishes it, once', async ({ act, fault }) => {
  const { store, doctor, page, guest, id, types } = await held();
  const first = reception(servicesOver(store));
  const [one, two] = [
    await done(first.book(randomUUID(), page.slots[1].slotId)),
    await done(first.book(randomUUID(), page.slots[2].slotId)),
  ];
  const [patientId, newcomer, key, table] = [randomUUID(), randomUUID(), randomUUID(), memoryTable()];
  const before = await types();
  const faulty = faultyStore(store, (n) => (n === 0 ? fault : undefined));
  const ask = (over: typeof store) => {
    const desk = reception(servicesOver(over, { table, patience: 150 }));
    switch (act) {
      case 'hold':
        return desk.hold(newcomer, page.slots[0].slotId, key);
      case 'confirm':
        return desk.confirm(patientId, id, [patientId, guest], key);
      case 'release':
        return desk.release(guest, id, key);
      case 'swap':
        return desk.swap([one.appointmentId, one.start], [two.appointmentId, two.start], key);
    }
  };
  if (act === 'hold') await done(first.release(guest, id));
  const answer = await ask(faulty.store).catch((error: unknown) => {
    if (error instanceof Died) return undefined;
    throw error;
  });
  const happened = (await types()).length - before.length - (act === 'hold' ? 1 : 0);
  expect(answer === undefined || answer.kind === 'unknown' ? 1 : happened).toBe(1);
  expect(answer?.kind === 'refused').toBe(false);
  await faulty.clear();
  const again = await ask(store);
  expect(again).toMatchObject({ kind: 'done' });
  expect(await ask(store)).toEqual(again);
  expect(await types()).toHaveLength(before.length + 1 + (act === 'hold' ? 1 : 0));
  await expectSound(store, doctor);
});
