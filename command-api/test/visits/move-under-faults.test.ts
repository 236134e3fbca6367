import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Answer } from '../../src/visits/answer-appointment.ts';
import { statusOfReason } from '../../src/http/problem-of-refusal.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { Died, faults, faultyStore, type Fault } from '../faulty-store.ts';
import { memoryTable } from '../memory-table.ts';
import { servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { at, expectSound, newDoctor, openPage, placesOf, readBook, recover } from './clinic-book.ts';
import { done, reception } from './reception.ts';

const bench = useStore();
const steps = ['reserve', 'give away', 'finish'] as const;

/** A visit at nine on one page, and another page to move it to at ten. */
async function twoPages(store: EventStore) {
  const doctor = await newDoctor(store);
  const from = await openPage(store, doctor, '2026-11-24');
  const to = await openPage(store, doctor, '2026-11-25');
  const { appointmentId: id } = await done(reception(servicesOver(store)).book(randomUUID(), from.slots[0].slotId));
  return { doctor, from, to, id };
}

/** What a client hears: nothing from a process that died. */
const heard = (outcome: Promise<Outcome<Answer>>): Promise<Outcome<Answer> | 'nothing'> =>
  outcome.catch((error: unknown) => {
    if (error instanceof Died) return 'nothing';
    throw error;
  });

/** Moves under one fault; several faults may follow one another, on appends n, n + 1, … */
async function moveUnder(step: number, fault: Fault) {
  const { store } = bench;
  const { doctor, from, to, id } = await twoPages(store);
  const table = memoryTable();
  const faulty = faultyStore(store, (n) => (n === step ? fault : undefined));
  const key = randomUUID();
  const move = (over: EventStore) =>
    reception(servicesOver(over, { table, patience: 150 })).move(id, to.slots[2].slotId, from.slots[0].start, key);
  const answer = await heard(move(faulty.store));
  const before = await readBook(store, doctor);
  return { store, doctor, from, to, id, move, answer, before, faulty };
}

const cases = steps.flatMap((name, step) => faults.map((fault) => ({ name, step, fault })));

describe.each(cases)('when the append that is to $name is hit: $fault', ({ step, fault }) => {
  test('the answer is no lie', async () => {
    const { answer, before, from, to, id } = await moveUnder(step, fault);
    const given = before.types.includes('TransferredOut');
    if (answer === 'nothing' || answer.kind === 'unknown') return;
    // Nothing speaks against this move, so there is no refusal to give.
    expect(answer).toMatchObject({ kind: 'done', answer: { start: to.slots[2].start, status: 'booked' } });
    expect(given).toBe(true);
    expect(placesOf(before, id).filter(({ page }) => page === at(from, 0).page)).toEqual([]);
  });

  test('a repetition with the same key finishes it', async () => {
    const { store, doctor, to, id, move, faulty } = await moveUnder(step, fault);
    await faulty.clear();
    expect(await move(store)).toMatchObject({ kind: 'done', answer: { start: to.slots[2].start } });
    const book = await expectSound(store, doctor);
    expect(placesOf(book, id)).toMatchObject([at(to, 2)]);
  });

  test('so does the recovery; then the key answers what became of it, again and again', async () => {
    const { store, doctor, from, to, id, move, faulty, answer } = await moveUnder(step, fault);
    await recover(servicesOver(store), doctor);
    await faulty.clear();
    await recover(servicesOver(store), doctor);
    const book = await expectSound(store, doctor);
    const [place] = placesOf(book, id);
    const wasMoved = place?.page === at(to, 2).page;
    if (answer !== 'nothing' && answer.kind === 'done') expect(wasMoved).toBe(true);
    expect(place).toMatchObject(wasMoved ? at(to, 2) : at(from, 0));
    const wasBegun = book.types.includes('TransferReserved');
    const first = await move(store);
    if (wasMoved || !wasBegun) expect(first).toMatchObject({ kind: 'done', answer: { start: to.slots[2].start } });
    else expect(first).toMatchObject({ kind: 'refused', refusal: { reason: 'move-abandoned' } });
    expect(await move(store)).toEqual(first);
    const after = await expectSound(store, doctor);
    expect(placesOf(after, id)).toMatchObject([first.kind === 'done' ? at(to, 2) : at(from, 0)]);
    expect(after.types.filter((type) => type === 'TransferredOut').length).toBeLessThanOrEqual(1);
  });
});

test('a move that was given up is answered with 409', () => {
  expect(statusOfReason['move-abandoned']).toBe(409);
});
