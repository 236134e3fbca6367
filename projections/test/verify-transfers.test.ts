import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { verifyNoOverlaps } from '../src/operations/verify-no-overlaps.ts';
import type { EventWriter } from '../src/testing/event-writer.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { TestPage } from '../src/testing/test-page.ts';
import { ann, ben, doctor, other, writerFor } from './corpus.ts';

const source = new TestPage(doctor.id, '2031-05-06');
const target = new TestPage(other.id, '2031-05-07');
const move = source.transfer({ name: 'a', patientId: ann.id, from: '08:00', move: 1 }, target, '09:00');

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let writer: EventWriter;

beforeAll(async () => {
  bed = await startTestBed();
});
beforeEach(async () => {
  workshop = await bed.workshop();
  writer = writerFor(workshop);
  await writer.write(source.stream, [source.opened('08:00', '08:30'), source.booked('a', ann.id, '08:00')]);
  await writer.write(target.stream, [target.opened('09:00', '09:30')]);
});
afterAll(() => bed.close());

const here = (...events: Parameters<EventWriter['write']>[1]) => writer.write(source.stream, events);
const there = (...events: Parameters<EventWriter['write']>[1]) => writer.write(target.stream, events);
const kinds = async () => (await verifyNoOverlaps(workshop)).violations.map(({ kind }) => kind);

test('a move in its order has no violation, at any step of it; both times can be given away afterwards', async () => {
  await there(move.reserved);
  expect(await kinds()).toEqual([]);
  await here(move.out);
  expect(await kinds()).toEqual([]);
  await here(source.booked('b', ben.id, '08:00'));
  await there(move.confirmed);
  await there(target.step('PatientArrived', source.appointment('a'), ann.id, '09:00'));
  expect(await kinds()).toEqual([]);
});

test('a refused move leaves the visit where it was and frees what was reserved', async () => {
  await there(move.reserved);
  await here(move.refused);
  await there(move.released, target.booked('b', ben.id, '09:00'));
  await here(source.step('PatientArrived', 'a', ann.id, '08:00'));
  expect(await kinds()).toEqual([]);
});

test('between reservation and outcome both times are taken', async () => {
  await there(move.reserved);
  await there(target.booked('b', ben.id, '09:00'));
  await here(source.booked('c', ben.id, '08:00'));
  expect(await kinds()).toEqual(['overlap', 'overlap']);
});

test('between the commit and its confirmation the patient has the new time', async () => {
  await there(move.reserved);
  await here(move.out);
  await there(target.booked('b', ben.id, '09:00'));
  expect(await kinds()).toEqual(['overlap']);
});

test('a visit that moves to a time nobody reserved is found, and stands there all the same', async () => {
  await here(move.out);
  expect(await kinds()).toEqual(['lost-visit']);
  await there(target.booked('b', ben.id, '09:00'));
  expect(await kinds()).toEqual(['lost-visit', 'overlap']);
});

test('a visit that moves to another time than the reserved one is found', async () => {
  const elsewhere = source.transfer({ name: 'a', patientId: ann.id, from: '08:00', move: 1 }, target, '09:30');
  await there(move.reserved);
  await here(elsewhere.out);
  expect(await kinds()).toEqual(['lost-visit']);
});

test('a reservation that is released after the visit moved to it leaves the patient with nothing', async () => {
  await there(move.reserved);
  await here(move.out);
  await there(move.released);
  const { violations } = await verifyNoOverlaps(workshop);
  expect(violations.map(({ kind, events }) => [kind, ...events.map(({ type }) => type)])).toEqual([
    ['lost-visit', 'TransferredOut', 'TransferReleased'],
  ]);
});

test('an end before the source has decided is found', async () => {
  await there(move.reserved);
  await there(move.confirmed);
  expect(await kinds()).toEqual(['transfer']);
  await there(move.released);
  expect(await kinds()).toEqual(['transfer', 'transfer']);
});

test('a source that decides twice is found', async () => {
  await there(move.reserved);
  await here(move.refused);
  await there(move.released);
  await here(move.out);
  expect(await kinds()).toEqual(['transfer', 'lost-visit']);
});

test('a visit that moves away though it is cancelled, or stands elsewhere, is found', async () => {
  await there(move.reserved);
  await here(source.cancelled('a', ann.id, '08:00', 'patient'), move.out);
  expect(await kinds()).toEqual(['not-there']);
});

test('a transfer that is reserved twice is found', async () => {
  await there(move.reserved);
  await there(move.reserved);
  expect(await kinds()).toEqual(['transfer']);
});
