import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { migrateIdentity, type IdentityTables } from '@daybook/command-api/identity/identity-schema.ts';
import type { Role } from '@daybook/contracts/role.ts';
import { signToken } from '@daybook/platform/http/token.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import type { Connections, OpenWorkshop } from '@daybook/projections/open-workshop.ts';
import { rebuild } from '@daybook/projections/operations/rebuild.ts';
import { patientRegistered, practitionerRegistered } from '@daybook/projections/testing/clinic.ts';
import { EventWriter } from '@daybook/projections/testing/event-writer.ts';
import { TestPage } from '@daybook/projections/testing/test-page.ts';
import { startTestBed, testLogger } from '@daybook/projections/testing/test-bed.ts';
import { startQueryApi } from '../src/start-query-api.ts';

/** The secret the tests' tokens are signed with. */
export const key = Buffer.alloc(32, 3);

/** An answer, read. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of any shape
  readonly body: any;
}

/** A query service over real stores, with a small clinic in them. */
export interface ClinicBed {
  readonly workshop: OpenWorkshop & Connections;
  readonly writer: EventWriter;
  readonly url: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Brings all read models to the end of the log. @returns its position */
  catchUp(): Promise<bigint>;
  /** A token for an account that exists. */
  token(role: Role, person?: string, seconds?: number): Promise<string>;
  close(): Promise<void>;
}

export const ada = practitionerRegistered('Ada Lovelace', 'Dentist');
export const bob = practitionerRegistered('Bob 100% Dental_ist', 'Neurologist');
export const ann = patientRegistered('Ann Example', '+49 30 1');
export const ben = patientRegistered('Ben Example');

/** A page in the future, whatever day the tests run. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const page = new TestPage(ada.id, inDays(2));
export const laterPage = new TestPage(ada.id, inDays(20));
export const pastPage = new TestPage(ada.id, inDays(-3));
export const bobsPage = new TestPage(bob.id, inDays(3));

export async function startClinicBed(): Promise<ClinicBed> {
  const bed = await startTestBed();
  const workshop = await bed.workshop();
  const identity = connectPostgres<IdentityTables>(workshop.databaseUrl, { service: 'test', logger: testLogger });
  await migrateIdentity(identity);
  const service = startQueryApi({
    HOST: '127.0.0.1',
    PORT: 0,
    DATABASE_URL: workshop.databaseUrl,
    JWT_SECRET: key,
    MASTER_KEY: Buffer.from(workshop.masterKey),
    LOG_LEVEL: 'silent',
  });
  const server = service.app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    workshop,
    writer: new EventWriter(workshop.store, openKeyring(workshop.database, workshop.masterKey)),
    url,
    get: async (path, headers = {}) => {
      const answer = await fetch(url + path, { headers });
      const text = await answer.text();
      const json = answer.headers.get('Content-Type')?.includes('json') === true && text !== '';
      return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
    },
    catchUp: async () => {
      let end = -1n;
      for (const projection of workshop.projections) ({ position: end } = await rebuild(workshop, projection));
      return end;
    },
    token: async (role, person, seconds = 60) => {
      const accountId = randomUUID();
      await identity
        .insertInto('identity.account')
        .values({
          account_id: accountId,
          email: `${role}-${accountId.slice(0, 8)}@example.org`,
          password_hash: '-',
          role,
          // The person may have one account only, and tests make many tokens.
          person: null,
          status: 'active',
          command_id: randomUUID(),
          registration: null,
        })
        .execute();
      if (person !== undefined) {
        await identity.updateTable('identity.account').set({ person: null }).where('person', '=', person).execute();
        await identity.updateTable('identity.account').set({ person }).where('account_id', '=', accountId).execute();
      }
      return signToken({ accountId, role, ...(person === undefined ? {} : { person }) }, key, seconds);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await service.close();
      await identity.destroy();
      await bed.close();
    },
  };
}

/** A header that signs a request. */
export const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

/** Two practitioners, two patients, some times and visits. */
export async function writeClinic({ writer }: ClinicBed): Promise<void> {
  for (const { stream, event } of [ada, bob, ann, ben]) await writer.write(stream, [event]);
  await writer.write(page.stream, [page.opened('08:00', '08:30', '09:00', '09:30', '10:00')]);
  await writer.write(laterPage.stream, [laterPage.opened('08:00')]);
  await writer.write(pastPage.stream, [pastPage.opened('08:00', '08:30')]);
  await writer.write(bobsPage.stream, [bobsPage.opened('08:00')]);
  await writer.write(pastPage.stream, [pastPage.booked('old', ann.id, '08:00')], 'patient');
  await writer.write(page.stream, [page.booked('a', ann.id, '08:00', 'a tooth ache')], 'patient');
  await writer.write(page.stream, [page.moved('a', ann.id, '08:00', '08:30', 1)], 'practitioner');
  await writer.write(page.stream, [page.booked('b', ben.id, '09:00')], 'patient');
  await writer.write(page.stream, [page.cancelled('b', ben.id, '09:00', 'practitioner'), page.closed('09:00')]);
  await writer.write(bobsPage.stream, [bobsPage.booked('c', ben.id, '08:00', 'a headache')], 'admin');
}
