import { randomUUID } from 'node:crypto';
import { v5 } from 'uuid';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { locationStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import { changeClinic } from '../../src/clinics/change-clinic.ts';
import { clinicIdOf } from '../../src/clinics/clinic-id.ts';
import { openClinic } from '../../src/clinics/open-clinic.ts';
import type { Services } from '../../src/http/services.ts';
import { locationFold } from '../../src/streams/location-fold.ts';
import { systemCommand } from '../../src/write-path/system-command.ts';
import { Died, faultyStore } from '../faulty-store.ts';
import { prepare, readModelOf, servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { happened, newDoctor } from '../visits/clinic-book.ts';

const bench = useStore();
const admin = { role: 'admin' } as const;

/** A name no other test has. */
const freshName = (): string => `Clinic ${randomUUID()}`;
const open = (services: Services, name: string, command = systemCommand()) =>
  openClinic(services, command, { name, address: ['Quay 1'], zone: 'UTC' }, admin);
const rename = (services: Services, locationId: string, name: string, command = systemCommand()) =>
  changeClinic(services, command, { locationId, change: renamed(locationId, name), actor: admin });
const renamed = (locationId: string, name: string) =>
  ({ type: 'LocationChanged', data: { locationId, name } }) as const;
const opened = (locationId: string, name: string): DaybookEvent => ({
  type: 'LocationOpened',
  data: { locationId, name, address: ['Quay 1'], zone: 'UTC' },
});
const taken = expect.objectContaining({
  kind: 'refused',
  refusal: expect.objectContaining({ reason: 'location-name-taken', field: 'name' }),
});
const done = expect.objectContaining({ kind: 'done' });
const told = z.looseObject({ heldBy: z.string().optional(), name: z.string().optional() });
async function eventsOf(locationId: string) {
  const stored = await bench.store.load(locationStream(locationId), 0n);
  return stored.map(({ type, data }) => {
    const { heldBy, name } = told.parse(data);
    return [type, heldBy ?? name];
  });
}

test('of two processes that open one name at one moment, one does', async () => {
  const name = freshName();
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map((n) => open(servicesOver(bench.store), n % 2 === 0 ? name : ` ${name.toUpperCase()}`)),
  );
  expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([taken, taken, taken]);
  expect(await eventsOf(clinicIdOf(name))).toHaveLength(2);
});

test('a process that dies between the two steps of a new name leaves it kept for its clinic, and the repetition goes on', async () => {
  const { store } = bench;
  const [name, wanted] = [freshName(), freshName()];
  const [own, other] = [clinicIdOf(name), freshName()];
  await open(servicesOver(store), name);
  await open(servicesOver(store), other);
  const command = systemCommand();
  const dying = faultyStore(store, (n) => (n === 1 ? 'dies-before' : undefined));
  await expect(rename(servicesOver(dying.store), own, wanted, command)).rejects.toThrow(Died);

  // The name is kept, nobody has it, and nobody else gets it.
  expect(await eventsOf(clinicIdOf(wanted))).toEqual([['LocationNameReserved', own]]);
  const services = servicesOver(store);
  expect((await services.location(locationStream(own)))?.state.profile?.name).toBe(name);
  expect(await open(services, wanted)).toEqual(taken);
  expect(await rename(services, clinicIdOf(other), wanted)).toEqual(taken);

  expect(await rename(services, own, wanted, command)).toEqual(done);
  expect(await eventsOf(clinicIdOf(wanted))).toEqual([['LocationNameReserved', own]]);
  expect((await eventsOf(own)).at(-1)).toEqual(['LocationChanged', wanted]);
  // And once more, in another process, as if nothing had been heard: nothing is added.
  expect(await rename(servicesOver(store), own, wanted, command)).toEqual(done);
  expect(await eventsOf(own)).toHaveLength(3);
});

test('of clinics that want one name at one moment, and one that opens with it, one gets it', async () => {
  const wanted = freshName();
  const names = [freshName(), freshName(), freshName()];
  for (const name of names) await open(servicesOver(bench.store), name);
  const outcomes = await Promise.all([
    ...names.map((name) => rename(servicesOver(bench.store), clinicIdOf(name), wanted)),
    open(servicesOver(bench.store), wanted),
  ]);
  expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([taken, taken, taken]);
});

test('a clinic returns to a name it had; nobody else takes it meanwhile', async () => {
  const services = servicesOver(bench.store);
  const [first, second, third] = [freshName(), freshName(), freshName()];
  await open(services, first);
  const own = clinicIdOf(first);
  for (const name of [second, third, second, first, second]) expect(await rename(services, own, name)).toEqual(done);
  for (const name of [first, second, third]) expect(await open(services, name)).toEqual(taken);
  expect(await eventsOf(clinicIdOf(second))).toEqual([['LocationNameReserved', own]]);
  // The same name, written otherwise, is no other name.
  expect(await rename(services, own, second.toUpperCase())).toEqual(done);
});

test('whoever may not change a clinic keeps no name for it, nor for one there is not', async () => {
  const services = servicesOver(bench.store);
  const [name, wanted] = [freshName(), freshName()];
  await open(services, name);
  const change = renamed(clinicIdOf(name), wanted);
  const actor = { role: 'practitioner', person: await newDoctor(bench.store) } as const;
  const refused = await changeClinic(services, systemCommand(), { locationId: clinicIdOf(name), change, actor });
  expect(refused).toMatchObject({ kind: 'refused', refusal: { reason: 'not-yours' } });
  expect(await rename(services, randomUUID(), wanted)).toMatchObject({ refusal: { reason: 'location-not-found' } });
  expect(await eventsOf(clinicIdOf(wanted))).toEqual([]);
});

test('the name of a clinic of older days, whose id is any, is taken as long as it has it', async () => {
  const { store } = bench;
  const [name, later, own] = [freshName(), freshName(), randomUUID()];
  await happened(store, locationStream(own), 'no_stream', opened(own, name));
  const database = readModelOf(() => [{ location_id: own, name }]);
  const services = servicesOver(store, { database });
  const another = freshName();
  await open(services, another);
  expect(await open(services, name.toUpperCase())).toEqual(taken);
  expect(await rename(services, clinicIdOf(another), name)).toEqual(taken);
  // The read model only suggests: what the log says counts.
  expect(await rename(services, own, later)).toEqual(done);
  expect(await open(services, later)).toEqual(taken);
  expect(await open(services, name)).toEqual(done);
});

test('a command of the days when ids came from commands gets the answer it had', async () => {
  const { store } = bench;
  const [name, command] = [freshName(), systemCommand()];
  const former = v5('location', command.id);
  const stream = locationStream(former);
  await store.append(stream, 'no_stream', await prepare(command, stream, [opened(former, name)]));
  const database = readModelOf(() => [{ location_id: former, name }]);
  expect(await open(servicesOver(store, { database }), name, command)).toMatchObject({
    kind: 'done',
    answer: { locationId: former },
  });
  expect(await eventsOf(clinicIdOf(name))).toEqual([]);
});

test('what was done already is answered from the log alone; a new name waits for the read model', async () => {
  const { store } = bench;
  const [name, later, last] = [freshName(), freshName(), freshName()];
  const [opening, renaming] = [systemCommand(), systemCommand()];
  const services = servicesOver(store);
  const own = clinicIdOf(name);
  const [first, second] = [await open(services, name, opening), await rename(services, own, later, renaming)];
  await rename(services, own, last);

  const away = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
  const missing = Object.assign(new Error('no such relation'), { code: '42P01' });
  const without = (error: Error) =>
    servicesOver(store, {
      database: readModelOf(() => {
        throw error;
      }),
    });
  for (const error of [away, missing]) {
    expect(await open(without(error), name, opening)).toEqual(first);
    expect(await rename(without(error), own, later, renaming)).toEqual(second);
  }
  await expect(open(without(away), freshName())).rejects.toThrow(away);
  const notYet = { status: 503, reason: 'not-built-yet' };
  await expect(open(without(missing), freshName())).rejects.toMatchObject(notYet);
  await expect(rename(without(missing), own, freshName())).rejects.toMatchObject(notYet);
});

test('a doctor who waits registers no clinic, a verified one does and is its founder', async () => {
  const { store } = bench;
  const services = servicesOver(store);
  const practitionerId = randomUUID();
  const stream = practitionerStream(practitionerId);
  const profile = { name: 'Nia', specialty: 'Dentist', degree: 'DDS', experience: 2, about: '', address: ['1 Quay'] };
  const data = { practitionerId, ...profile, specialty: 'Dentist' as const, fee: { amount: 1, currency: 'EUR' } };
  await happened(store, stream, 'no_stream', {
    type: 'PractitionerRegistered',
    data: { ...data, bookZone: 'UTC', verified: false },
  });
  const name = freshName();
  const actor = { role: 'practitioner', person: practitionerId } as const;
  const found = () => openClinic(services, systemCommand(), { name, address: ['Quay 1'], zone: 'UTC' }, actor);
  expect(await found()).toMatchObject({ refusal: { reason: 'not-verified' } });
  // By another process: this one must not decide by what it remembers.
  await happened(store, stream, 0n, { type: 'PractitionerVerified', data: { practitionerId } });
  expect(await found()).toEqual(done);
  const [first] = await store.load(locationStream(clinicIdOf(name)), 0n);
  expect(first === undefined ? undefined : locationFold.read(first)?.data).toMatchObject({ founderId: practitionerId });
});
