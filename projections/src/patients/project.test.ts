import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { rebuild } from '../operations/rebuild.ts';
import { patientNoted, patientRegistered } from '../testing/clinic.ts';
import { EventWriter } from '../testing/event-writer.ts';
import { startTestBed, type TestBed } from '../testing/test-bed.ts';
import { patients } from './project.ts';

let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed();
});
afterAll(() => bed.close());

test('patients are there in plain text while their keys exist, and nameless afterwards', async () => {
  const workshop = await bed.workshop();
  const { database, store, masterKey } = workshop;
  const writer = new EventWriter(store, openKeyring(database, masterKey));
  const [ann, ben] = [patientRegistered('Ann', '+49 30 1'), patientRegistered('Ben')];
  for (const { stream, event } of [ann, ben]) await writer.write(stream, [event]);
  const read = async () => {
    // A keyring of its own each time: a cached key outlives its row for half a minute.
    await rebuild(workshop, patients(openKeyring(database, masterKey)));
    const { rows } = await sql`select patient_id, name, email, phone from patients.patient order by position`.execute(
      database,
    );
    return rows;
  };
  const benRow = { patient_id: ben.id, name: 'Ben', email: 'ben@example.org', phone: null };
  expect(await read()).toEqual([
    { patient_id: ann.id, name: 'Ann', email: 'ann@example.org', phone: '+49 30 1' },
    benRow,
  ]);
  await sql`delete from keyring.subject_key where subject = ${ann.id}`.execute(database);
  expect(await read()).toEqual([{ patient_id: ann.id, name: null, email: null, phone: null }, benRow]);
});

test('a key store that is down is an error, never an erased patient', async () => {
  const workshop = await bed.workshop();
  const { database, store, masterKey } = workshop;
  const { stream, event } = patientRegistered('Ann');
  await new EventWriter(store, openKeyring(database, masterKey)).write(stream, [event]);
  await sql`alter table keyring.subject_key rename to away`.execute(database);
  await expect(rebuild(workshop, patients(openKeyring(database, masterKey)))).rejects.toThrow('subject_key');
  await sql`alter table keyring.away rename to subject_key`.execute(database);
  await rebuild(workshop, patients(openKeyring(database, masterKey)));
  const { rows } = await sql`select name from patients.patient`.execute(database);
  expect(rows).toEqual([{ name: 'Ann' }]);
});

test('characters PostgreSQL cannot store do not stop the read model', async () => {
  const workshop = await bed.workshop();
  const { database, store, masterKey } = workshop;
  const { id, stream } = patientRegistered('Ann');
  const data = { patientId: id, name: 'A\0nn', email: 'half \uD83D a smile', phone: '"\\u0000' };
  await new EventWriter(store, openKeyring(database, masterKey)).append(stream, [{ type: 'PatientRegistered', data }]);
  await rebuild(workshop, patients(openKeyring(database, masterKey)));
  const { rows } = await sql`select name, email, phone from patients.patient`.execute(database);
  expect(rows).toEqual([{ name: 'A\uFFFDnn', email: 'half \uFFFD a smile', phone: '"\\u0000' }]);
});

test('a patient without an e-mail address, and one of the first version', async () => {
  const workshop = await bed.workshop();
  const { database, store, masterKey } = workshop;
  const writer = new EventWriter(store, openKeyring(database, masterKey));
  const [carl, ann] = [patientNoted('Carl'), patientRegistered('Ann')];
  await writer.write(carl.stream, [carl.event]);
  await writer.append(ann.stream, [{ ...ann.event, schemaVersion: 1 }]);
  await rebuild(workshop, patients(openKeyring(database, masterKey)));
  const { rows } = await sql`select name, email, phone from patients.patient order by position`.execute(database);
  expect(rows).toEqual([
    { name: 'Carl', email: null, phone: null },
    { name: 'Ann', email: 'ann@example.org', phone: null },
  ]);
});
