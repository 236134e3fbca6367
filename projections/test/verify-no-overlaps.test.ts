import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { verifyNoOverlaps } from '../src/operations/verify-no-overlaps.ts';
import { TestPage } from '../src/testing/clinic.ts';
import type { EventWriter } from '../src/testing/event-writer.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { ann, ben, doctor, otherPage, page, writeCorpus, writerFor } from './corpus.ts';

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
  expect(await verifyNoOverlaps(workshop)).toEqual({ events: 22, appointments: 5, violations: [] });
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
    { type: 'SlotOpened', data: { practitionerId: doctor.id, slots: [stray] } },
    {
      type: 'AppointmentBooked',
      data: { appointmentId: strayPage.appointment('x'), patientId: ben.id, practitionerId: doctor.id, ...stray },
    },
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
  const { data } = page.booked('c', ann.id, '09:00');
  await writer.append(page.stream, [
    { type: 'AppointmentBooked', data: { ...data, start: '2031-05-06T09:10:00.000Z' } },
  ]);
  expect(await kinds()).toEqual(['no-slot', 'closed-slot', 'no-slot']);
});

test('a slot closed under a visit is found', async () => {
  await writer.write(page.stream, [page.opened('08:00'), page.booked('a', ann.id, '08:00'), page.closed('08:00')]);
  expect(await kinds()).toEqual(['closed-slot']);
});
