import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import { pageId } from '@daybook/contracts/page-address.ts';
import { locationStream } from '@daybook/contracts/stream-names.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Override } from '@daybook/scheduling/offer/judge.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import { faultyStore } from '../faulty-store.ts';
import { memoryTable } from '../memory-table.ts';
import { servicesOver, type TestProcess } from '../services.ts';
import { useStore } from '../test-store.ts';
import { later, startsOf, threeWeeks } from './three-weeks.ts';
import { expectSound, happened, newDoctor, openPage, placesOf, readBook } from './clinic-book.ts';
import { done, reception } from './reception.ts';

const bench = useStore();

describe('all of them', () => {
  test('every time is held, then booked; a repetition answers the same and appends nothing', async () => {
    const { store, doctor, pages, ask } = await threeWeeks(bench.store);
    const first = await ask('all');
    expect(startsOf(first)).toEqual(pages.map(({ slots }) => slots[0].start));
    const { types } = await expectSound(store, doctor);
    expect(types.filter((type) => type === 'AppointmentHeld' || type === 'AppointmentBooked')).toHaveLength(6);
    expect(await ask('all')).toEqual(first);
    expect((await readBook(store, doctor)).types).toEqual(types);
  });

  test('one is taken: none is booked, and what was held is given back', async () => {
    const { pages, ask, live, desk, store, doctor } = await threeWeeks(bench.store);
    await done(desk.book(randomUUID(), pages[2].slots[0].slotId));
    const conflicts = [{ start: pages[2].slots[0].start, reason: 'slot-taken' }];
    expect(await ask('all')).toMatchObject({ refusal: { reason: 'series-not-free', field: 'slotId', conflicts } });
    expect(await live()).toMatchObject({ booked: [expect.any(String)], held: [] });
    await expectSound(store, doctor);
  });

  const deaths = [0, 1, 2, 3, 4, 5].flatMap((n) => [
    { n, fault: 'dies-before' as const },
    { n, fault: 'dies-after' as const },
  ]);
  test.each(deaths)('death at append $n ($fault): the same key completes it', async ({ n, fault }) => {
    const { store, doctor, pages, ask, live } = await threeWeeks(bench.store);
    const dying = faultyStore(store, (i) => (i === n ? fault : undefined)).store;
    await expect(ask('all', dying)).rejects.toThrow('');
    const left = await live();
    const isStored = fault === 'dies-after' ? 1 : 0;
    expect(left.booked).toHaveLength(Math.max(0, n + isStored - 3));
    expect(left.booked.length + left.held.length).toBe(Math.min(3, n + isStored));
    expect(startsOf(await ask('all'))).toEqual(pages.map(({ slots }) => slots[0].start));
    expect(await live()).toMatchObject({ booked: { length: 3 }, held: [] });
    await expectSound(store, doctor);
  });

  test('death while holding, and nobody repeats it: others book the times when they have lapsed', async () => {
    const { store, doctor, pages, ask, live } = await threeWeeks(bench.store);
    await expect(ask('all', faultyStore(store, (i) => (i === 2 ? 'dies-after' : undefined)).store)).rejects.toThrow('');
    const others = reception(servicesOver(store, { now: () => later }));
    for (const { slots } of pages) await done(others.book(randomUUID(), slots[0].slotId));
    expect(await live()).toMatchObject({ booked: { length: 3 }, held: [] });
    expect(await ask('all')).toMatchObject({ kind: 'refused', refusal: { reason: 'series-not-free' } });
    expect(await live()).toMatchObject({ booked: { length: 3 }, held: [] });
    await expectSound(store, doctor);
  });

  test('death while booking, then a time is lost: the repetition refuses, and nothing of it stays', async () => {
    const { store, doctor, pages, ask, live } = await threeWeeks(bench.store);
    await expect(ask('all', faultyStore(store, (i) => (i === 3 ? 'dies-after' : undefined)).store)).rejects.toThrow('');
    const others = reception(servicesOver(store, { now: () => later }));
    const { appointmentId: theirs } = await done(others.book(randomUUID(), pages[1].slots[0].slotId));
    const refused = await ask('all');
    expect(refused).toMatchObject({ kind: 'refused', refusal: { reason: 'series-not-free' } });
    expect(await live()).toEqual({ booked: [theirs], held: [] });
    expect(await ask('all')).toMatchObject({ kind: 'refused', refusal: { reason: 'series-not-free' } });
    await expectSound(store, doctor);
  });

  test('done, then the practice closes one of the times: the key still answers what was done', async () => {
    const { store, doctor, pages, ask, desk } = await threeWeeks(bench.store);
    const first = await ask('all');
    await done(desk.close(pages[1].slots[0].slotId, true));
    expect(await ask('all')).toMatchObject({ kind: 'done', answer: first.kind === 'done' ? first.answer : {} });
    await expectSound(store, doctor);
  });

  test('its own holder takes another time of a page meanwhile: refused, and nothing of it stays', async () => {
    const { store, doctor, pages, ask, live } = await threeWeeks(bench.store);
    let appends = 0;
    const append: EventStore['append'] = async (...given) => {
      const result = await store.append(...given);
      // All times are held: now the one of the second page is given back by hand.
      if (++appends === 3) {
        const { holds } = [...(await readBook(store, doctor)).pages.values()][1] ?? { holds: new Map() };
        for (const hold of holds.values())
          await done(reception(servicesOver(store)).release(hold.holderId, hold.appointmentId));
      }
      return result;
    };
    expect(await ask('all', { ...store, append })).toMatchObject({ refusal: { reason: 'series-not-free' } });
    expect(pages).toHaveLength(3);
    expect(await live()).toEqual({ booked: [], held: [] });
    await expectSound(store, doctor);
  });
});

describe('a refusal', () => {
  test('is answered again as it was, though the times are free by then', async () => {
    const { store, pages, ask, desk } = await threeWeeks(bench.store);
    const table = memoryTable();
    const { appointmentId: theirs } = await done(desk.book(randomUUID(), pages[1].slots[0].slotId));
    const refused = await ask('all', store, { table });
    await done(desk.cancel(theirs));
    expect(await ask('all', store, { table })).toEqual(refused);
    expect(refused).toMatchObject({ kind: 'refused', refusal: { reason: 'series-not-free' } });
  });

  test.each([
    ['another day', 'own'],
    ['another doctor', 'other'],
  ] as const)(
    'death while booking, its first visit goes to %s, then a time is lost: nothing of it stays',
    async (_, whose) => {
      const { store, doctor, pages, ask, desk } = await threeWeeks(bench.store);
      const colleague = await newDoctor(store);
      const target = await openPage(store, whose === 'own' ? doctor : colleague, '2026-11-25');
      const practice = { role: 'practitioner', person: doctor } as const;
      const dying = faultyStore(store, (i) => (i === 3 ? 'dies-after' : undefined)).store;
      await expect(ask('all', dying, {}, { actor: practice })).rejects.toThrow('');
      const first = [...(await readBook(store, doctor)).booked][0] ?? '';
      await done(desk.move(first, target.slots[1].slotId, pages[0].slots[0].start));
      const others = reception(servicesOver(store, { now: () => later }));
      const { appointmentId: theirs } = await done(others.book(randomUUID(), pages[1].slots[0].slotId));
      expect(await ask('all', store, {}, { actor: practice })).toMatchObject({
        refusal: { reason: 'series-not-free' },
      });
      const book = await expectSound(store, doctor, colleague);
      expect(placesOf(book, first)).toMatchObject([{ status: 'cancelled', page: pageId(target.address) }]);
      expect([...book.pages.values()].flatMap(({ claims }) => [...claims.keys()])).toEqual([theirs]);
    },
  );
});

describe('rules of the clinic', () => {
  // Nobody has room for another visit of this patient.
  const full: TestProcess = { patientVisits: () => Promise.resolve({ upcoming: 9, elsewhere: [] }) };
  const capped = async () => {
    const weeks = await threeWeeks(bench.store);
    const locationId = randomUUID();
    const { store, doctor } = weeks;
    await happened(
      store,
      locationStream(locationId),
      'no_stream',
      { type: 'LocationOpened', data: { locationId, name: 'Harbour Clinic', address: ['1 Quay'], zone: 'UTC' } },
      { type: 'BookingPolicySet', data: { locationId, policy: { ...openPolicy, capPerPatient: 9 } } },
    );
    const dates = ['2027-01-04', '2027-01-11'];
    const pages = await Promise.all(dates.map((date) => openPage(store, doctor, date, locationId)));
    const slotId = pages[0]?.slots[0].slotId ?? '';
    return {
      ...weeks,
      ask: (actor: Actor, override?: Override) =>
        reception(servicesOver(store, full)).series({
          patientId: randomUUID(),
          slotId,
          count: 2,
          mode: 'all',
          actor,
          override,
        }),
    };
  };

  test('are said when they refuse all of it', async () => {
    const { ask, doctor } = await capped();
    expect(await ask({ role: 'practitioner', person: doctor })).toMatchObject({
      refusal: { conflicts: [{ reason: 'patient-has-enough' }, { reason: 'patient-has-enough' }] },
    });
  });

  test('are not set aside in the book of another doctor, nor is any time of it held', async () => {
    const { ask, store, doctor } = await capped();
    const colleague = { role: 'practitioner', person: await newDoctor(store) } as const;
    const { types } = await readBook(store, doctor);
    for (const override of [undefined, { reason: 'For a friend' }])
      expect(await ask(colleague, override)).toMatchObject({ refusal: { reason: 'not-yours', field: 'patientId' } });
    expect((await readBook(store, doctor)).types).toEqual(types);
  });

  test('are not set aside by patients', async () => {
    const { ask, doctor, store } = await capped();
    const actor = { role: 'patient', person: randomUUID() } as const;
    expect(await ask(actor, { reason: 'Please' })).toMatchObject({ refusal: { reason: 'override-not-allowed' } });
    expect((await readBook(store, doctor)).booked.size).toBe(0);
  });
});

describe('those that are free', () => {
  test('books around what is taken; a repetition answers exactly as before, also when it is free by then', async () => {
    const { store, doctor, pages, ask, live, desk } = await threeWeeks(bench.store);
    const table = memoryTable();
    const { appointmentId: theirs } = await done(desk.book(randomUUID(), pages[1].slots[0].slotId));
    const first = await ask('free', store, { table });
    expect(first).toMatchObject({ kind: 'done', answer: { refused: [{ reason: 'slot-taken' }] } });
    expect(startsOf(first)).toEqual([pages[0].slots[0].start, pages[2].slots[0].start]);
    await done(desk.cancel(theirs));
    expect(await ask('free', store, { table })).toEqual(first);
    expect((await live()).booked).toHaveLength(2);
    await expectSound(store, doctor);
  });

  test.each([0, 1, 2])('death at append %i: the same key completes it, booking nothing twice', async (n) => {
    const { store, doctor, ask, live, pages } = await threeWeeks(bench.store);
    const table = memoryTable();
    const dying = faultyStore(store, (i) => (i === n ? 'dies-after' : undefined)).store;
    await expect(ask('free', dying, { table })).rejects.toThrow('');
    const again = await ask('free', store, { table });
    expect(startsOf(again)).toEqual(pages.map(({ slots }) => slots[0].start));
    expect((await live()).booked).toHaveLength(3);
    await expectSound(store, doctor);
  });

  test('none is free: refused', async () => {
    const { pages, ask, desk } = await threeWeeks(bench.store);
    for (const { slots } of pages) await done(desk.book(randomUUID(), slots[0].slotId));
    expect(await ask('free')).toMatchObject({ kind: 'refused', refusal: { reason: 'series-not-free' } });
  });
});
