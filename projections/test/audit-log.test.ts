import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storeStream } from '@daybook/contracts/stream-names.ts';
import { auditLog } from '../src/audit-log/project.ts';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { dumpTables } from '../src/operations/dump-tables.ts';
import { rebuild } from '../src/operations/rebuild.ts';
import { verifyAudit } from '../src/operations/verify-audit.ts';
import { StoppedAt } from '../src/runner/isolate-fault.ts';
import type { EventWriter } from '../src/testing/event-writer.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { TestPage } from '../src/testing/test-page.ts';
import { ann, ben, corpusSize, doctor, other, page, writeCorpus, writerFor } from './corpus.ts';

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let writer: EventWriter;

beforeAll(async () => {
  bed = await startTestBed();
});
beforeEach(async () => {
  workshop = await bed.workshop();
  writer = writerFor(workshop);
  await writeCorpus(writer);
  await rebuild(workshop, auditLog);
});
afterAll(() => bed.close());

/** Does what the table refuses, the way somebody with the rights of its owner would. */
async function tamper(statement: string): Promise<void> {
  const { database } = workshop;
  await sql`alter table audit.audit_log disable trigger all`.execute(database);
  await sql.raw(statement).execute(database);
  await sql`alter table audit.audit_log enable trigger all`.execute(database);
}

describe('a row', () => {
  test('says who did what to whom, and keeps personal data sealed', async () => {
    const { rows } = await sql<Record<string, unknown>>`select * from audit.audit_log
      where appointment_id = ${page.appointment('a')} order by ordinal`.execute(workshop.database);
    expect(rows.map(({ type }) => type)).toEqual([
      'AppointmentBooked',
      'AppointmentRescheduled',
      'AppointmentRescheduled',
      'AppointmentRescheduled',
    ]);
    expect(rows[0]).toMatchObject({
      stream: page.stream,
      actor_role: 'patient',
      practitioner_id: doctor.id,
      patient_id: ann.id,
      correlation_id: expect.any(String),
      causation_id: expect.any(String),
      inserted_at: expect.any(Date),
    });
    const { rows: all } = await sql<{ text: string }>`select one::text as text from audit.audit_log one`.execute(
      workshop.database,
    );
    const text = JSON.stringify(all);
    expect(text).toContain('sealed');
    for (const personal of ['tooth ache', 'ann@example.org', '+49 30 1']) expect(text).not.toContain(personal);
  });

  test('of a swap is about both visits and patients, and of a move about both practitioners', async () => {
    const home = new TestPage(doctor.id, '2031-05-08');
    const [s1, s2] = [home.appointment('s1'), home.appointment('s2')];
    const { rows } = await sql<Record<string, unknown>>`
      select type, appointment_id, patient_id, practitioner_id, further_ids from audit.audit_log
      where type in ('AppointmentsSwapped', 'TransferredOut') order by ordinal limit 2`.execute(workshop.database);
    expect(rows).toEqual([
      {
        type: 'AppointmentsSwapped',
        appointment_id: s1,
        patient_id: ann.id,
        practitioner_id: doctor.id,
        further_ids: [s2, ben.id],
      },
      {
        type: 'TransferredOut',
        appointment_id: home.appointment('t1'),
        patient_id: ann.id,
        practitioner_id: doctor.id,
        further_ids: [other.id],
      },
    ]);
  });

  test('of a transfer belongs to its appointment', async () => {
    const { rows } = await sql<{ type: string }>`select type from audit.audit_log
      where appointment_id = ${new TestPage(doctor.id, '2031-05-08').appointment('r1')} order by ordinal`.execute(
      workshop.database,
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'AppointmentBooked',
      'TransferReserved',
      'AppointmentCancelled',
      'TransferRefused',
      'TransferReleased',
    ]);
  });

  test('is there for every event, unknown types and the store itself included, but not for heartbeats', async () => {
    const elsewhere = 'daybook-health';
    await writer.append(elsewhere, [
      { type: 'Heartbeat', data: {} },
      { type: 'Noise', data: {} },
    ]);
    await rebuild(workshop, auditLog);
    const { rows } = await sql<{ type: string; stream: string }>`select type, stream from audit.audit_log
      where stream like 'daybook-%' or type = 'SomethingOfTheFuture' order by ordinal`.execute(workshop.database);
    expect(rows.map(({ type }) => type)).toEqual(['StoreCreated', 'SomethingOfTheFuture', 'Noise']);
    expect(rows[0]?.stream).toBe(storeStream);
    expect(await verifyAudit(workshop)).toMatchObject({ rows: corpusSize + 1, behind: 0, faults: [] });
  });

  test.each(['update audit.audit_log set type = type', 'delete from audit.audit_log', 'truncate audit.audit_log'])(
    'cannot be changed: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(workshop.database)).rejects.toThrow('append-only');
    },
  );
});

describe('the chain', () => {
  test('is the same in an empty database', async () => {
    const { database, eventStoreUrl } = workshop;
    const fresh = await bed.workshop({ eventStoreUrl });
    await rebuild(fresh, auditLog);
    const dump = (from: typeof database) => dumpTables(from, auditLog.tables, auditLog.schema);
    expect(await dump(fresh.database)).toEqual(await dump(database));
    const [one, other] = [await verifyAudit(workshop), await verifyAudit(fresh)];
    expect(one).toEqual(other);
    expect(one).toMatchObject({
      rows: corpusSize,
      behind: 0,
      faults: [],
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('is whole also when Daybook goes on while it is verified', async () => {
    const { store } = workshop;
    const goesOn: typeof store.readLog = async function* (options) {
      const sofar = [];
      for await (const event of store.readLog(options)) sofar.push(event);
      await writer.write(page.stream, [page.closed('09:30')]);
      await rebuild(workshop, auditLog);
      yield* sofar;
    };
    const verified = await verifyAudit({ ...workshop, store: { ...store, readLog: goesOn } });
    expect(verified).toMatchObject({ rows: corpusSize, behind: 0, faults: [] });
  });

  test('a replay adds what is missing and nothing twice', async () => {
    await writer.write(page.stream, [page.closed('09:30')]);
    expect(await verifyAudit(workshop)).toMatchObject({ rows: corpusSize, behind: 1, faults: [] });
    await rebuild(workshop, auditLog);
    await rebuild(workshop, auditLog);
    expect(await verifyAudit(workshop)).toMatchObject({ rows: corpusSize + 1, behind: 0, faults: [] });
  });

  test.each([
    ['data', `update audit.audit_log set data = data || '{"by": "nobody"}' where ordinal = 20`],
    ['a type', `update audit.audit_log set type = 'Nothing' where ordinal = 20`],
    ['a moment', `update audit.audit_log set at = at - interval '1 day' where ordinal = 20`],
    ['who acted', `update audit.audit_log set actor_role = 'system' where ordinal = 20`],
    ['an own event', `update audit.audit_log set event_id = '${randomUUID()}' where ordinal = 20`],
    ['whom it is about', `update audit.audit_log set further_ids = '{nobody}' where ordinal = 20`],
    ['one row less', 'delete from audit.audit_log where ordinal = 20'],
  ])('shows that somebody changed %s', async (_what, statement) => {
    await tamper(statement);
    const { faults } = await verifyAudit(workshop);
    expect(faults.length).toBeGreaterThan(0);
  });

  test('a replay stops at a row that was changed so that its hash fits again', async () => {
    await tamper(`update audit.audit_log set hash = repeat('a', 64) where ordinal = ${corpusSize}`);
    await expect(rebuild(workshop, auditLog)).rejects.toBeInstanceOf(StoppedAt);
  });

  test('a replay stops where a row was removed', async () => {
    await tamper('delete from audit.audit_log where ordinal = 5');
    await expect(rebuild(workshop, auditLog)).rejects.toThrow('has no row');
  });
});
