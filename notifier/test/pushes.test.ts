import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { onOneSlot } from '@daybook/contracts/placement.ts';
import { describe, expect, it } from 'vitest';
import { intentsOf } from '../src/intent/intents-of.ts';
import { pushesOf } from '../src/live/pushes-of.ts';

const id = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`;
const [doctor, other, ann, ben] = [id('1'), id('2'), id('3'), id('4')];
const page = `${doctor}_2026-11-24`;
const nine = onOneSlot({
  slotId: `${page}_s000000000001`,
  start: '2026-11-24T09:00:00.000Z',
  end: '2026-11-24T09:30:00.000Z',
});
const visit = { appointmentId: `${page}_a000000000001`, patientId: ann, practitionerId: doctor };
const hold = { appointmentId: visit.appointmentId, practitionerId: doctor, ...nine, holderId: ann };
const transfer = { transferId: id('5'), ...visit, ...nine };
const moved = { appointmentId: visit.appointmentId, patientId: ann, from: nine, to: nine, move: 1 };

/** Rooms and topics, as `room topic`. */
const heard = (event: DaybookEvent): string[] =>
  pushesOf(event, 1n)
    .map(({ room, topic }) => (room === topic ? room : `${room} ${topic}`))
    .toSorted((one, another) => one.localeCompare(another));

const lookers = [`slots:${doctor}`];
const parties = [`admin appointments`, `person:${doctor} appointments`, `person:${ann} appointments`, ...lookers];

describe('who looks at the times of a doctor hears at once', () => {
  it.each<[string, DaybookEvent]>([
    ['a hold', { type: 'AppointmentHeld', data: { ...hold, expiresAt: '2026-11-20T10:00:00.000Z' } }],
    ['its end', { type: 'HoldExpired', data: hold }],
    ['its return', { type: 'HoldReleased', data: hold }],
    ['a reservation', { type: 'TransferReserved', data: { ...transfer, sourcePage: page, move: 1 } }],
    ['its release', { type: 'TransferReleased', data: transfer }],
    ['that they are verified', { type: 'PractitionerVerified', data: { practitionerId: doctor } }],
    ['another fee', { type: 'ProfileChanged', data: { practitionerId: doctor, fee: { amount: 1, currency: 'EUR' } } }],
    ['that they take none', { type: 'AvailabilityChanged', data: { practitionerId: doctor, available: false } }],
    [
      'times the hours open',
      { type: 'SlotOpened', data: { practitionerId: doctor, source: 'hours', slots: nine.slots } },
    ],
  ])('%s; nobody else does, and no mail is written', (_what, event) => {
    expect(heard(event)).toEqual(lookers);
    expect(intentsOf(event)).toEqual([]);
  });
});

describe('who looks at what stands against a rule hears at once', () => {
  const clinic = { locationId: id('6') };
  const away = { practitionerId: doctor, timeOffId: id('7') };
  it.each<[string, DaybookEvent, readonly string[]]>([
    [
      'that a doctor is away',
      { type: 'TimeOffAdded', data: { ...away, start: nine.start, end: nine.end } },
      [`admin appointments`, `person:${doctor} appointments`, ...lookers],
    ],
    [
      'that they are there after all',
      { type: 'TimeOffRemoved', data: away },
      [`admin appointments`, `person:${doctor} appointments`, ...lookers],
    ],
    [
      'a closure',
      {
        type: 'ClosureAdded',
        data: { ...clinic, closureId: id('8'), name: 'Feast', firstDate: '2026-12-24', lastDate: '2026-12-26' },
      },
      ['admin appointments'],
    ],
    ['its end', { type: 'ClosureRemoved', data: { ...clinic, closureId: id('8') } }, ['admin appointments']],
    [
      'other rules of a clinic',
      { type: 'BookingPolicySet', data: { ...clinic, policy: openPolicy } },
      ['admin appointments'],
    ],
  ])('%s', (_what, event, rooms) => {
    expect(heard(event)).toEqual(rooms);
    expect(intentsOf(event)).toEqual([]);
  });
});

describe('the parties of a visit hear', () => {
  it.each([
    'PatientArrived',
    'PatientCheckedIn',
    'AppointmentFulfilled',
    'NoShowRecorded',
    'AppointmentEnteredInError',
  ] as const)('%s, without a message', (type) => {
    const event: DaybookEvent = { type, data: { ...visit, ...nine } };
    expect(heard(event)).toEqual(parties);
    expect(intentsOf(event)).toEqual([]);
  });

  it('that two visits changed places: both patients, with a message each', () => {
    const second = { ...moved, appointmentId: `${page}_a000000000002`, patientId: ben };
    const event: DaybookEvent = {
      type: 'AppointmentsSwapped',
      data: { practitionerId: doctor, visits: [moved, second] },
    };
    expect(heard(event)).toEqual([
      'admin appointments',
      ...[doctor, ann, ben].flatMap((person) => [`person:${person} appointments`, `person:${person} notifications`]),
      ...lookers,
    ]);
  });

  it('that a visit went to another doctor: both doctors, and who looks at either’s times', () => {
    const to = { practitionerId: other, page: `${other}_2026-11-24`, ...nine };
    const event: DaybookEvent = {
      type: 'TransferredOut',
      data: { transferId: id('5'), ...visit, from: nine, to, move: 1 },
    };
    expect(heard(event)).toEqual([
      'admin appointments',
      ...[doctor, other, ann].flatMap((person) => [`person:${person} appointments`, `person:${person} notifications`]),
      `slots:${doctor}`,
      `slots:${other}`,
    ]);
  });
});

it.each<DaybookEvent>([
  { type: 'TransferConfirmed', data: { ...transfer, move: 1 } },
  { type: 'DayClosed', data: { practitionerId: doctor, date: '2026-11-24' } },
  { type: 'TransferRefused', data: { ...visit, transferId: id('5'), reason: 'appointment-cancelled' } },
])('$type changes nothing anybody sees', (event) => {
  expect(heard(event)).toEqual([]);
  expect(intentsOf(event)).toEqual([]);
});
