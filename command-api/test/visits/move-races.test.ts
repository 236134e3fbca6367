import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dayStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { systemCommand } from '../../src/write-path/system-command.ts';
import { fitHours } from '@daybook/scheduling/page/fit-hours.ts';
import { changePractitioner } from '@daybook/scheduling/practitioner/change-practitioner.ts';
import { faultyStore } from '../faulty-store.ts';
import { servicesOver, today } from '../services.ts';
import { useStore } from '../test-store.ts';
import { at, expectSound, newDoctor, openPage, placesOf, recover, type OpenPage } from './clinic-book.ts';
import { done, patient, reception, type Reception } from './reception.ts';

const bench = useStore();

async function threePages() {
  const { store } = bench;
  const doctor = await newDoctor(store);
  const [a, b, c] = [
    await openPage(store, doctor, '2026-11-24'),
    await openPage(store, doctor, '2026-11-25'),
    await openPage(store, doctor, '2026-11-26'),
  ];
  const { appointmentId: id } = await done(reception(servicesOver(store)).book(randomUUID(), a.slots[0].slotId));
  return { store, doctor, a, b, c, id };
}

/** A process that does something else just before its n-th append: the worst moment there is. */
function interrupted(store: EventStore, n: number, meanwhile: () => Promise<unknown>): Reception {
  let begun = 0;
  const append: EventStore['append'] = async (...given) => {
    if (begun++ === n) await meanwhile();
    return store.append(...given);
  };
  return reception(servicesOver({ ...store, append }));
}

const moments = [
  { before: 'reserve', n: 0 },
  { before: 'give away', n: 1 },
  { before: 'finish', n: 2 },
];

test.each(moments)('cancelled just before $before: the first one counts', async ({ n }) => {
  const { store, doctor, a, b, id } = await threePages();
  const other = reception(servicesOver(store));
  const cancelled: string[] = [];
  const meanwhile = async () => cancelled.push((await other.cancel(id)).kind);
  const move = await interrupted(store, n, meanwhile).move(id, b.slots[1].slotId, a.slots[0].start);
  expect(cancelled).toEqual(['done']);
  const [place, ...none] = placesOf(await expectSound(store, doctor), id);
  expect(none).toEqual([]);
  expect(place?.status).toBe('cancelled');
  expect(place).toMatchObject(n === 2 ? at(b, 1) : at(a, 0));
  expect(move).toMatchObject(
    n === 2 ? { kind: 'done' } : { kind: 'refused', refusal: { reason: 'appointment-cancelled' } },
  );
});

test.each(moments)('moved to another page just before $before: one of the two', async ({ n }) => {
  const { store, doctor, a, b, c, id } = await threePages();
  const other = reception(servicesOver(store));
  const outcomes: string[] = [];
  const meanwhile = async () => outcomes.push((await other.move(id, c.slots[2].slotId, a.slots[0].start)).kind);
  outcomes.push((await interrupted(store, n, meanwhile).move(id, b.slots[1].slotId, a.slots[0].start)).kind);
  expect(outcomes.toSorted()).toEqual(['done', 'refused']);
  expect(placesOf(await expectSound(store, doctor), id)).toMatchObject([n === 2 ? at(b, 1) : at(c, 2)]);
});

test('twenty moves of one visit at once from two processes: one is made', async () => {
  const { store, doctor, a, b, c, id } = await threePages();
  const desks = [reception(servicesOver(store)), reception(servicesOver(store))] as const;
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      desks[i % 2 === 0 ? 0 : 1].move(id, (i % 3 === 0 ? b : c).slots[i % 2 === 0 ? 1 : 2].slotId, a.slots[0].start),
    ),
  );
  expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(19);
  await expectSound(store, doctor);
});

test('the same key in two processes at once: one move, one answer', async () => {
  const { store, doctor, a, b, id } = await threePages();
  const key = randomUUID();
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(() => reception(servicesOver(store)).move(id, b.slots[1].slotId, a.slots[0].start, key)),
  );
  for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'done', answer: { start: b.slots[1].start } });
  const { types } = await expectSound(store, doctor);
  expect(types.filter((type) => type.startsWith('Transfer')).toSorted()).toEqual([
    'TransferConfirmed',
    'TransferReserved',
    'TransferredOut',
  ]);
});

/** What befalls the target just before it reserves. */
const befalls: Readonly<Record<string, (desk: Reception, page: OpenPage) => Promise<unknown>>> = {
  'somebody books the time': (desk, page) => done(desk.book(randomUUID(), page.slots[1].slotId)),
  'somebody holds the time': (desk, page) => done(desk.hold(randomUUID(), page.slots[1].slotId)),
  'the time is closed': (desk, page) => done(desk.close(page.slots[1].slotId)),
  'the hours of the day end': (_, page) => endHours(page),
};

/** What the policy does to a page when hours want nothing of it any more. */
const endHours = ({ address, slots }: OpenPage): Promise<unknown> => {
  const day = { bookZone: 'UTC', start: slots[0].start, end: slots[2].end };
  const wish = { address, day, wanted: { slots: [], blocked: [day] }, now: today, slotIdOf: () => '' };
  return done(
    servicesOver(bench.store).pages.run(systemCommand(), {
      stream: dayStream(address),
      decide: (page) => fitHours(page, wish),
      answer: () => ({}),
    }),
  );
};

test.each(Object.entries(befalls))('%s: refused, and it stays where it was', async (_, befall) => {
  const { store, doctor, a, b, id } = await threePages();
  const meanwhile = () => befall(reception(servicesOver(store)), b);
  const outcome = await interrupted(store, 0, meanwhile).move(id, b.slots[1].slotId, a.slots[0].start);
  expect(outcome.kind).toBe('refused');
  expect(placesOf(await expectSound(store, doctor), id)).toMatchObject([at(a, 0)]);
});

test('once reserved, nobody gets the time and nobody closes it, not even by cancelling, nor does the end of the hours', async () => {
  const { store, doctor, a, b, id } = await threePages();
  const other = reception(servicesOver(store));
  const refusals: unknown[] = [];
  const meanwhile = async () => {
    refusals.push(await other.book(randomUUID(), b.slots[1].slotId));
    refusals.push(await other.hold(randomUUID(), b.slots[1].slotId));
    refusals.push(await other.close(b.slots[1].slotId, true));
    await endHours(b);
  };
  await done(interrupted(store, 1, meanwhile).move(id, b.slots[1].slotId, a.slots[0].start));
  expect(refusals).toMatchObject([{ kind: 'refused' }, { kind: 'refused' }, { kind: 'refused' }]);
  expect(placesOf(await expectSound(store, doctor), id)).toMatchObject([at(b, 1)]);
});

test('time off that is taken after the reservation does not undo the move; before, it refuses it', async () => {
  const { store, doctor, a, b, c, id } = await threePages();
  const services = servicesOver(store);
  const takeOff = ({ slots }: OpenPage) =>
    services.practitioners.run(systemCommand(), {
      stream: practitionerStream(doctor),
      decide: (state) =>
        changePractitioner(state, {
          type: 'TimeOffAdded',
          data: { practitionerId: doctor, timeOffId: randomUUID(), start: slots[0].start, end: slots[2].end },
        }),
      answer: () => ({}),
    });
  const mine = patient(placeOwner);
  const { appointmentId: own } = await done(reception(services).book(placeOwner, a.slots[1].slotId));
  const desk = interrupted(store, 1, () => takeOff(b));
  await done(desk.move(own, b.slots[1].slotId, a.slots[1].start, undefined, mine));
  await takeOff(c);
  expect(await desk.move(own, c.slots[1].slotId, b.slots[1].start, undefined, mine)).toMatchObject({
    refusal: { reason: 'time-off' },
  });
  const book = await expectSound(store, doctor);
  expect(placesOf(book, own)).toMatchObject([at(b, 1)]);
  expect(placesOf(book, id)).toMatchObject([at(a, 0)]);
});
const placeOwner = randomUUID();

test.each(moments)('the recovery comes just before $before: both finish, with one outcome', async ({ n }) => {
  const { store, doctor, a, b, id } = await threePages();
  const desk = interrupted(store, n, () => recover(servicesOver(store), doctor));
  const key = randomUUID();
  const move = () => desk.move(id, b.slots[1].slotId, a.slots[0].start, key);
  const outcome = await move();
  const isAbandoned = n === 1;
  expect(outcome).toMatchObject(
    isAbandoned ? { kind: 'refused', refusal: { reason: 'move-abandoned' } } : { kind: 'done' },
  );
  const { types } = await expectSound(store, doctor);
  expect(types.filter((type) => type === 'TransferredOut' || type === 'TransferRefused')).toHaveLength(1);
  expect(types.filter((type) => type === 'TransferConfirmed' || type === 'TransferReleased')).toHaveLength(1);
  expect(placesOf(await expectSound(store, doctor), id)).toMatchObject([isAbandoned ? at(a, 0) : at(b, 1)]);
  expect(await move()).toMatchObject(isAbandoned ? { kind: 'refused' } : { kind: 'done' });
});

test('two copies of the recovery at once end every move once', async () => {
  const { store, doctor, a, b, c, id } = await threePages();
  for (const [page, n] of [
    [b, 0],
    [c, 0],
    [b, 1],
  ] as const) {
    const dying = faultyStore(store, (i) => (i === n ? 'dies-after' : undefined)).store;
    await reception(servicesOver(dying))
      .move(id, page.slots[n].slotId, a.slots[0].start)
      .catch(() => undefined);
  }
  await Promise.all([recover(servicesOver(store), doctor), recover(servicesOver(store), doctor)]);
  const { types } = await expectSound(store, doctor);
  const reserved = types.filter((type) => type === 'TransferReserved').length;
  expect(types.filter((type) => type === 'TransferConfirmed' || type === 'TransferReleased')).toHaveLength(reserved);
});
