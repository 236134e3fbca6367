import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startCountingMailServer } from './counting-mail-server.ts';
import { spawnNotifier, startNotifierProcess } from './notifier-process.ts';
import { startBeds, type Bed } from './test-bed.ts';
import { until } from './until.ts';

let beds: Awaited<ReturnType<typeof startBeds>>;
let bed: Bed;
const children: ChildProcess[] = [];
beforeAll(async () => {
  beds = await startBeds();
});
afterAll(() => beds.close());
beforeEach(async () => {
  bed = await beds.bed();
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  await bed.close();
});

const mailRows = async () =>
  bed.database.selectFrom('notifier.notification').selectAll().where('channel', '=', 'email').execute();
const sent = async () => (await mailRows()).filter(({ status }) => status === 'SENT').length;

async function startProcess(more: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
  const child = await startNotifierProcess({ ...bed.environment, ...more });
  children.push(child);
  return child;
}

const distinct = (mails: readonly { messageId: string }[]) => new Set(mails.map(({ messageId }) => messageId)).size;

it('kill -9 in the middle of 500 bookings: none missing, one Message-ID per message', async () => {
  const server = await startCountingMailServer();
  const environment = { SMTP_URL: server.url };
  const first = await startProcess(environment);
  const [doctor, patient] = [await bed.clinic.addDoctor(), await bed.clinic.addPatient()];
  const bookSome = async (count: number) => {
    for (let index = 0; index < count; index++) await bed.clinic.book(doctor, patient, index % 16);
  };
  await bookSome(200);
  await until('some are sent', async () => (await sent()) > 100);
  const booking = bookSome(300);
  first.kill('SIGKILL');
  await once(first, 'exit');
  // A statement that was under way when its process died is finished by the database all the same.
  await until('the database knows that it is gone', async () => {
    const { rows } = await sql<{ left: string }>`select count(*) as left from pg_stat_activity
      where datname = current_database() and application_name = 'daybook-notifier'`.execute(bed.database);
    return rows[0]?.left === '0';
  });
  const before = await sent();
  // The other bookings are made while nobody notifies.
  await booking;
  expect(before).toBeLessThan(1_000);
  expect(await sent()).toBe(before);
  await bed.notifier(environment);
  await until('all are sent', async () => (await sent()) === 1_000, 120_000);
  const { taken } = server;
  expect(distinct(taken)).toBe(1_000);
  for (const { email } of [doctor, patient]) expect(distinct(taken.filter(({ to }) => to === email))).toBe(500);
  // What the mail server took in the very moment of the kill may come twice, under the same Message-ID.
  expect(taken.length - 1_000).toBeLessThanOrEqual(10);
  await server.stop();
  // A thousand mails: half a minute where nothing else runs.
}, 240_000);

it('two processes side by side: one mail each; one ends by SIGTERM in the middle, within 5 s, and nothing doubles', async () => {
  const first = await startProcess();
  await bed.notifier();
  const booking = bed.clinic.bookMany(40);
  await until('some are sent', async () => (await sent()) > 5);
  const begin = performance.now();
  first.kill('SIGTERM');
  expect(await once(first, 'exit')).toEqual([0, null]);
  expect(performance.now() - begin).toBeLessThan(5_000);
  await booking;
  expect(distinct(await bed.settled(80))).toBe(80);
});

it('ends within 5 s also while a mail server keeps silent, and the mail is tried again', async () => {
  await bed.stopMail();
  const connected = Promise.withResolvers<void>();
  const silent = createServer(() => connected.resolve());
  await new Promise<void>((resolve) => silent.listen(bed.mailPort, '127.0.0.1', resolve));
  const child = await startProcess();
  await bed.clinic.bookMany(1);
  await connected.promise;
  const begin = performance.now();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(performance.now() - begin).toBeLessThan(5_000);
  await new Promise((resolve) => silent.close(resolve));
  await bed.startMail();
  await bed.notifier();
  expect(distinct(await bed.settled(2))).toBe(2);
});

it('wrong settings end the process with one line', async () => {
  const child = spawnNotifier({ ...bed.environment, SMTP_URL: 'http://mail', PUBLIC_URL: 'daybook' });
  const said: string[] = [];
  child.stderr?.on('data', (part: Buffer) => said.push(part.toString()));
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(said.join('')).toMatch(/^Cannot start, check the environment: SMTP_URL: [^\n]*; PUBLIC_URL: [^\n]*\n$/);
});
