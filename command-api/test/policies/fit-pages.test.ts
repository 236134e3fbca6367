import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { clinicPolicy } from '@daybook/contracts/booking-policy.ts';
import type { LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import type { OpenRange } from '@daybook/contracts/weekly-hours.ts';
import { locationStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { changePractitioner, type PractitionerChange } from '@daybook/scheduling/practitioner/change-practitioner.ts';
import type { Services } from '../../src/http/services.ts';
import { fitPages } from '../../src/policies/fit-pages.ts';
import { createOpenAhead } from '../../src/policies/open-ahead.ts';
import { systemCommand } from '../../src/write-path/system-command.ts';
import { faults, faultyStore } from '../faulty-store.ts';
import { readModelOf, servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { expectSound, happened, newDoctor, readBook } from '../visits/clinic-book.ts';
import { done, reception } from '../visits/reception.ts';

const bench = useStore();
/** Today is Monday, 2026-11-23, eight o'clock; ten days ahead there are two Tuesdays. */
const horizonDays = 10;
const morning: OpenRange = { from: '09:00', until: '11:00' };
const noon: OpenRange = { from: '11:00', until: '12:00' };

/** A practitioner who works on Tuesdays, from nine to eleven, in half hours. */
async function onTuesdays() {
  const { store } = bench;
  const practitionerId = await newDoctor(store);
  const locationId = randomUUID();
  const clinic = { locationId, name: 'Harbour Clinic', address: ['Quay 1'], zone: 'UTC' };
  const policy = { ...clinicPolicy, horizonDays };
  const opened: LocationEvent = { type: 'LocationOpened', data: clinic };
  await happened(store, locationStream(locationId), 'no_stream', opened, {
    type: 'BookingPolicySet',
    data: { locationId, policy },
  });
  const services = servicesOver(store);
  const change = (event: PractitionerChange) =>
    services.practitioners.run(systemCommand(), {
      stream: practitionerStream(practitionerId),
      decide: (state) => changePractitioner(state, event),
      answer: () => ({}),
    });
  const setHours = (...ranges: OpenRange[]) =>
    change({
      type: 'WeeklyHoursSet',
      data: { practitionerId, locationId, slotMinutes: 30, hours: [{ weekday: 2, everyWeeks: 1, ranges }] },
    });
  await setHours(morning);
  const fit = (by: Services = services) => fitPages(by, systemCommand(), practitionerId);
  const book = () => readBook(store, practitionerId);
  /** Start of every time that is offered. */
  const offered = async () =>
    [...(await book()).pages.values()]
      .flatMap(({ slots }) => [...slots.values()])
      .filter(({ closedBy }) => closedBy === undefined)
      .map(({ start }) => start.slice(0, 16))
      .toSorted();
  return { store, practitionerId, locationId, services, change, setHours, fit, book, offered };
}
const tuesdays = ['2026-11-24', '2026-12-01'];
const halfHours = (...clocks: string[]) => tuesdays.flatMap((date) => clocks.map((clock) => `${date}T${clock}`));
const theMorning = halfHours('09:00', '09:30', '10:00', '10:30');

test('weekly hours open pages to the horizon; again changes nothing', async () => {
  const { fit, offered, book } = await onTuesdays();
  expect(await fit()).toMatchObject({ opened: 8, closed: 0, affected: [] });
  expect(await offered()).toEqual(theMorning);
  const { types } = await book();
  expect(await fit()).toMatchObject({ opened: 0, closed: 0, affected: [] });
  expect((await book()).types).toEqual(types);
});

test('a change closes what is free, opens what is new, and reports who is affected', async () => {
  const { fit, offered, setHours, services, book, store, practitionerId } = await onTuesdays();
  await fit();
  const [page] = [...(await book()).pages.values()];
  const [nine] = [...(page?.slots.values() ?? [])];
  const patientId = randomUUID();
  const { appointmentId } = await done(reception(services).book(patientId, nine?.slotId ?? ''));
  await setHours(noon);
  const affected = [{ appointmentId, patientId, start: nine?.start, end: nine?.end }];
  expect(await fit()).toMatchObject({ opened: 4, closed: 7, affected });
  expect(await offered()).toEqual([`${tuesdays[0]}T09:00`, ...halfHours('11:00', '11:30')].toSorted());
  expect(await fit()).toMatchObject({ opened: 0, closed: 0, affected });
  await expectSound(store, practitionerId);
});

test('time off and closures take free times away, and give them back', async () => {
  const { fit, offered, change, practitionerId, store, locationId } = await onTuesdays();
  await fit();
  const [first, second] = tuesdays;
  const timeOffId = randomUUID();
  const off = { practitionerId, timeOffId, start: `${first}T09:00:00.000Z`, end: `${first}T10:00:00.000Z` };
  await change({ type: 'TimeOffAdded', data: off });
  expect(await fit()).toMatchObject({ opened: 0, closed: 2 });
  const closure = { closureId: randomUUID(), name: 'Works', firstDate: second ?? '', lastDate: second ?? '' };
  await happened(store, locationStream(locationId), 1n, { type: 'ClosureAdded', data: { locationId, ...closure } });
  expect(await fit()).toMatchObject({ opened: 0, closed: 4 });
  expect(await offered()).toEqual([`${first}T10:00`, `${first}T10:30`]);
  await change({ type: 'TimeOffRemoved', data: { practitionerId, timeOffId } });
  const { closureId } = closure;
  await happened(store, locationStream(locationId), 2n, { type: 'ClosureRemoved', data: { locationId, closureId } });
  expect(await fit()).toMatchObject({ opened: 6, closed: 0 });
  expect(await offered()).toEqual(theMorning);
  await expectSound(store, practitionerId);
});

test('four copies at once never open twice', async () => {
  const { fit, offered, book, store, practitionerId } = await onTuesdays();
  const fitted = await Promise.all([1, 2, 3, 4].map(() => fit(servicesOver(store))));
  expect(fitted.reduce((sum, { opened }) => sum + opened, 0)).toBe(8);
  expect((await book()).types.filter((type) => type === 'DayOpened')).toHaveLength(2);
  expect(await offered()).toEqual(theMorning);
  await expectSound(store, practitionerId);
});

test('the hours change while pages are fitted: the last hours are offered, whoever was slower', async () => {
  const { fit, offered, setHours, store, practitionerId } = await onTuesdays();
  let appends = 0;
  const append: EventStore['append'] = async (...given) => {
    // Somebody else is faster in every way.
    if (appends++ === 0) {
      await setHours(noon);
      await fit();
    }
    return store.append(...given);
  };
  await fit(servicesOver({ ...store, append }));
  expect(await offered()).toEqual(halfHours('11:00', '11:30'));
  await expectSound(store, practitionerId);
});

test.each(faults)('one page is hit: %s – the next run completes it', async (fault) => {
  const { fit, offered, store, practitionerId } = await onTuesdays();
  const faulty = faultyStore(store, (n) => (n === 1 ? fault : undefined));
  const first = await fit(servicesOver(faulty.store, { patience: 150 })).catch(() => undefined);
  const isWhole = (await offered()).length === 8;
  expect(first?.isWhole ?? false).toBe(isWhole && first !== undefined);
  await faulty.clear();
  await fit();
  expect(await offered()).toEqual(theMorning);
  await expectSound(store, practitionerId);
});

test('the policy tries again what it could not do, and rests when nothing has changed', async () => {
  const { offered, store, practitionerId } = await onTuesdays();
  const database = readModelOf(() => [{ practitioner_id: practitionerId }]);
  const faulty = faultyStore(store, (n) => (n === 0 ? 'unreachable' : undefined));
  let loads = 0;
  const load: EventStore['load'] = (...given) => {
    loads++;
    return faulty.store.load(...given);
  };
  const openAhead = createOpenAhead(servicesOver({ ...faulty.store, load }, { database, patience: 150 }));
  await openAhead();
  expect(await offered()).toHaveLength(4);
  await faulty.clear();
  await openAhead();
  expect(await offered()).toEqual(theMorning);
  loads = 0;
  await openAhead();
  // The end of the log says that practitioner and clinic have not changed; no page is asked.
  expect(loads).toBe(0);
});
