import { onOneSlot } from '@daybook/contracts/placement.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { verifyNoOverlaps } from '../src/operations/verify-no-overlaps.ts';
import { TestPage } from '../src/testing/test-page.ts';
import type { EventWriter } from '../src/testing/event-writer.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { ann, ben, corpusSize, doctor, otherPage, page, writeCorpus, writerFor } from './corpus.ts';

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let writer: EventWriter;

beforeAll(async () => {
  bed = await startTestBed();
});
beforeEach(async () => {
  workshop = await bed.workshop();
  writer = writerFor(workshop);
});
afterAll(() => bed.close());

const kinds = async () => (await verifyNoOverlaps(workshop)).violations.map(({ kind }) => kind);

test('a history made by the rules has no violation', async () => {
  await writeCorpus(writer);
  expect(await verifyNoOverlaps(workshop)).toEqual({ events: corpusSize, appointments: 16, violations: [] });
});

test('two visits on one slot are found, with both events, even when one is cancelled later', async () => {
  await writer.write(page.stream, [page.opened('08:00')]);
  await writer.write(page.stream, [page.booked('a', ann.id, '08:00')]);
  await writer.write(page.stream, [page.booked('b', ben.id, '08:00')]);
  await writer.write(page.stream, [page.cancelled('a', ann.id, '08:00', 'patient')]);
  const { violations } = await verifyNoOverlaps(workshop);
  expect(violations).toEqual([
    expect.objectContaining({
      kind: 'overlap',
      practitionerId: doctor.id,
      events: [
        expect.objectContaining({ stream: page.stream, revision: 1n, type: 'AppointmentBooked' }),
        expect.objectContaining({ stream: page.stream, revision: 2n, type: 'AppointmentBooked' }),
      ],
    }),
  ]);
});

test('visits of two pages of one practitioner that share a minute are found', async () => {
  const strayPage = new TestPage(doctor.id, '2031-05-07');
  const stray = { ...strayPage.slot('08:00'), start: '2031-05-06T08:15:00.000Z', end: '2031-05-06T08:45:00.000Z' };
  await writer.write(page.stream, [page.opened('08:00'), page.booked('a', ann.id, '08:00')]);
  await writer.write(strayPage.stream, [
    { type: 'SlotOpened', data: { practitionerId: doctor.id, source: 'hand', slots: [stray] } },
    strayPage.booked('x', ben.id, onOneSlot(stray)),
  ]);
  expect(await kinds()).toEqual(['overlap']);
});

test('a move onto a taken time is found; adjacent times and other practitioners are fine', async () => {
  await writer.write(otherPage.stream, [otherPage.opened('08:00'), otherPage.booked('o', ben.id, '08:00')]);
  await writer.write(page.stream, [page.opened('08:00', '08:30', '09:00')]);
  await writer.write(page.stream, [page.booked('a', ann.id, '08:00'), page.booked('b', ben.id, '08:30')]);
  expect(await kinds()).toEqual([]);
  await writer.write(page.stream, [page.moved('a', ann.id, '08:00', '08:30', 1)]);
  expect(await kinds()).toEqual(['overlap']);
});

test('visits on slots that were never opened, are elsewhere, or are closed are found', async () => {
  await writer.write(page.stream, [page.booked('a', ann.id, '08:00')]);
  expect(await kinds()).toEqual(['no-slot']);
  await writer.write(page.stream, [page.opened('08:30', '09:00'), page.closed('08:30')]);
  await writer.write(page.stream, [page.booked('b', ann.id, '08:30')]);
  expect(await kinds()).toEqual(['no-slot', 'closed-slot']);
  const elsewhere = { ...page.slot('09:00'), start: '2031-05-06T09:10:00.000Z' };
  await writer.write(page.stream, [page.booked('c', ann.id, onOneSlot(elsewhere))]);
  expect(await kinds()).toEqual(['no-slot', 'closed-slot', 'no-slot']);
});

test('a slot closed under a visit is found', async () => {
  await writer.write(page.stream, [page.opened('08:00'), page.booked('a', ann.id, '08:00'), page.closed('08:00')]);
  expect(await kinds()).toEqual(['closed-slot']);
});

describe('buffers', () => {
  const buffered = (time: string) => page.place([time], { buffer: 10 });

  test('that reach into the next visit are an overlap', async () => {
    await writer.write(page.stream, [page.opened('08:00', '08:30', '09:30')]);
    await writer.write(page.stream, [page.booked('a', ann.id, buffered('08:00'))]);
    await writer.write(page.stream, [page.booked('c', ben.id, buffered('09:30'))]);
    expect(await kinds()).toEqual([]);
    await writer.write(page.stream, [page.booked('b', ben.id, '08:30')]);
    expect(await kinds()).toEqual(['overlap']);
  });

  test('that leave the page are found', async () => {
    const data = { practitionerId: doctor.id, date: page.address.date, bookZone: 'Europe/Berlin' };
    const day = { start: '2031-05-06T07:55:00.000Z', end: '2031-05-06T22:00:00.000Z' };
    await writer.write(page.stream, [{ type: 'DayOpened', data: { ...data, ...day } }, page.opened('08:00')]);
    await writer.write(page.stream, [page.booked('a', ann.id, buffered('08:00'))]);
    expect(await kinds()).toEqual(['misplaced']);
  });

  test('that do not hold the time itself are found', async () => {
    await writer.write(page.stream, [page.opened('08:00')]);
    const occupied = { start: '2031-05-06T08:00:00.000Z', end: '2031-05-06T08:20:00.000Z' };
    await writer.write(page.stream, [page.booked('a', ann.id, { ...page.place(['08:00']), occupied })]);
    expect(await kinds()).toEqual(['misplaced']);
  });
});

describe('several slots', () => {
  test('that are not adjacent are found', async () => {
    await writer.write(page.stream, [page.opened('08:00', '09:00')]);
    await writer.write(page.stream, [page.booked('a', ann.id, page.place(['08:00', '09:00']))]);
    expect(await kinds()).toEqual(['misplaced']);
  });

  test('of two pages, or of another clinic than the visit, are found', async () => {
    const next = new TestPage(doctor.id, '2031-05-07');
    const slots = [page.slot('23:30'), next.slot('00:00')];
    await writer.write(page.stream, [page.opened('23:30', '10:00')]);
    await writer.write(next.stream, [next.opened('00:00')]);
    const [start, end] = ['2031-05-06T23:30:00.000Z', '2031-05-07T00:30:00.000Z'];
    const place = { slots, start, end, occupied: { start, end } };
    await writer.write(page.stream, [page.booked('a', ann.id, place)]);
    expect(await kinds()).toEqual(['misplaced']);
    await writer.write(page.stream, [page.booked('b', ann.id, page.place(['10:00'], { locationId: ann.id }))]);
    expect(await kinds()).toEqual(['misplaced', 'misplaced']);
  });

  test('one of them closed under the visit is found', async () => {
    await writer.write(page.stream, [page.opened('08:00', '08:30')]);
    await writer.write(page.stream, [page.booked('a', ann.id, page.place(['08:00', '08:30'])), page.closed('08:30')]);
    expect(await kinds()).toEqual(['closed-slot']);
  });
});

describe('a hold', () => {
  test('is live until it expired, was released or booked, and is not counted twice when it is booked', async () => {
    await writer.write(page.stream, [page.opened('08:00', '08:30', '09:00')]);
    await writer.write(page.stream, [page.held('a', ann.id, '08:00'), page.booked('a', ann.id, '08:00')]);
    await writer.write(page.stream, [page.held('b', ann.id, '08:30'), page.holdExpired('b', ann.id, '08:30')]);
    await writer.write(page.stream, [page.held('c', ann.id, '08:30'), page.holdReleased('c', ann.id, '08:30')]);
    await writer.write(page.stream, [page.held('d', ann.id, '08:30')]);
    expect(await kinds()).toEqual([]);
    await writer.write(page.stream, [page.booked('e', ben.id, '08:30')]);
    expect(await kinds()).toEqual(['overlap']);
  });

  test('of a visit that was booked cannot expire any more', async () => {
    await writer.write(page.stream, [page.opened('08:00'), page.held('a', ann.id, '08:00')]);
    await writer.write(page.stream, [page.booked('a', ann.id, '08:00'), page.holdExpired('a', ann.id, '08:00')]);
    expect(await kinds()).toEqual(['not-there']);
  });
});

describe('a life', () => {
  test('is live until the patient did not come or it was an error', async () => {
    await writer.write(page.stream, [page.opened('08:00', '08:30')]);
    await writer.write(page.stream, [page.booked('a', ann.id, '08:00'), page.booked('b', ben.id, '08:30')]);
    await writer.write(page.stream, [page.step('PatientArrived', 'a', ann.id, '08:00')]);
    await writer.write(page.stream, [page.step('PatientCheckedIn', 'a', ann.id, '08:00')]);
    await writer.write(page.stream, [page.step('AppointmentFulfilled', 'a', ann.id, '08:00')]);
    await writer.write(page.stream, [page.step('NoShowRecorded', 'b', ben.id, '08:30')]);
    await writer.write(page.stream, [page.booked('c', ben.id, '08:30')]);
    await writer.write(page.stream, [page.step('AppointmentEnteredInError', 'c', ben.id, '08:30')]);
    await writer.write(page.stream, [page.booked('d', ben.id, '08:30')]);
    expect(await kinds()).toEqual([]);
    await writer.write(page.stream, [page.booked('e', ben.id, '08:00')]);
    expect(await kinds()).toEqual(['overlap']);
  });

  test('an old request that moves, ends or continues what stands elsewhere or is over is found', async () => {
    await writer.write(page.stream, [page.opened('08:00', '08:30', '09:00')]);
    await writer.write(page.stream, [page.booked('a', ann.id, '08:00'), page.moved('a', ann.id, '08:00', '08:30', 1)]);
    await writer.write(page.stream, [page.moved('a', ann.id, '08:00', '09:00', 2)]);
    expect(await kinds()).toEqual(['not-there']);
    await writer.write(page.stream, [page.step('PatientArrived', 'a', ann.id, '08:00')]);
    await writer.write(page.stream, [page.cancelled('a', ann.id, '09:00', 'patient')]);
    await writer.write(page.stream, [page.cancelled('a', ann.id, '09:00', 'patient')]);
    expect(await kinds()).toEqual(['not-there', 'not-there', 'not-there']);
  });
});

describe('a swap', () => {
  test('is judged after both moved', async () => {
    await writer.write(page.stream, [page.opened('08:00', '08:30')]);
    await writer.write(page.stream, [page.booked('a', ann.id, '08:00'), page.booked('b', ben.id, '08:30')]);
    await writer.write(page.stream, [page.swapped(['a', ann.id, '08:00', 1], ['b', ben.id, '08:30', 1])]);
    expect(await kinds()).toEqual([]);
  });

  test('onto somebody third, or of visits that grow into each other, is an overlap', async () => {
    const [short, long] = [page.place(['08:00']), page.place(['08:30', '09:00'])];
    await writer.write(page.stream, [page.opened('08:00', '08:30', '09:00', '09:30')]);
    await writer.write(page.stream, [page.booked('a', ann.id, short), page.booked('b', ben.id, long)]);
    // As if each kept its start and brought its own length along.
    const { data } = page.swapped(['a', ann.id, short, 1], ['b', ben.id, page.place(['08:00', '08:30']), 1]);
    await writer.append(page.stream, [{ type: 'AppointmentsSwapped', data: { ...data } }]);
    expect(await kinds()).toContain('overlap');
  });
});
