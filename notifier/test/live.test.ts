import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { ListeningNotifier } from '../src/listen-notifier.ts';
import type { Doctor, Patient } from './clinic.ts';
import { startBeds, type Bed } from './test-bed.ts';
import { until } from './until.ts';

let beds: Awaited<ReturnType<typeof startBeds>>;
let bed: Bed;
let active: ListeningNotifier;
let standby: ListeningNotifier;
let doctor: Doctor;
let patient: Patient;
let stranger: Patient;
beforeAll(async () => {
  beds = await startBeds();
  bed = await beds.bed();
  active = await bed.notifier();
  standby = await bed.notifier();
  doctor = await bed.clinic.addDoctor({ name: 'Dr. Weiß' });
  [patient, stranger] = [await bed.clinic.addPatient('Zoë'), await bed.clinic.addPatient()];
});
afterAll(async () => {
  await bed.close();
  await beds.close();
});

interface Page {
  readonly socket: Socket;
  /** Topics heard, in order. */
  readonly heard: string[];
  readonly positions: bigint[];
}
const pages: Page[] = [];
afterEach(() => {
  for (const { socket } of pages.splice(0)) socket.disconnect();
});

async function open(notifier: ListeningNotifier, token?: string): Promise<Page> {
  const socket = io(notifier.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(token === undefined ? {} : { auth: { token } }),
  });
  const page: Page = { socket, heard: [], positions: [] };
  pages.push(page);
  socket.onAny((event: string, change: unknown) => {
    const { topic, position, ...rest } = z.looseObject({ topic: z.string(), position: z.string() }).parse(change);
    expect([event, rest]).toEqual(['changed', {}]);
    page.heard.push(topic);
    page.positions.push(BigInt(position));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return page;
}

const watch = async ({ socket }: Page, practitionerId: unknown): Promise<unknown> =>
  socket.timeout(5_000).emitWithAck('watch', { practitionerId });
const slots = () => `slots:${doctor.id}`;

it('everybody hears what is theirs and nothing else, on whichever process they hang', async () => {
  const [patientToken, doctorToken] = [
    await bed.token('patient', patient.id),
    await bed.token('practitioner', doctor.id),
  ];
  const mine = await open(active, patientToken);
  const elsewhere = await open(standby, patientToken);
  const doctors = await open(standby, doctorToken);
  const admins = await open(active, await bed.token('admin'));
  const strangers = await open(standby, await bed.token('patient', stranger.id));
  const nobody = await open(active);
  const looker = await open(standby);

  // Nothing can be joined by asking, whatever it is called.
  for (const page of [nobody, strangers]) {
    page.socket.emit('join', `person:${patient.id}`);
    page.socket.emit('watch', `person:${patient.id}`);
    for (const what of [`person:${patient.id}`, 'admin', '', null, { room: 'admin' }, [doctor.id]]) {
      expect(await watch(page, what)).toEqual({ watched: false });
    }
  }
  expect(await watch(looker, doctor.id)).toEqual({ watched: true });

  const { position } = await bed.clinic.book(doctor, patient, 1);
  for (const page of [mine, elsewhere, doctors]) {
    await until('both topics', () => page.heard.length === 2);
    expect(page.heard.toSorted((a, b) => a.localeCompare(b))).toEqual(['appointments', 'notifications']);
    expect(page.positions).toEqual([position, position]);
  }
  await until('the slots', () => looker.heard.length === 1);
  expect([looker.heard, looker.positions]).toEqual([[slots()], [position]]);
  await until('the admin', () => admins.heard.length === 1);
  expect(admins.heard).toEqual(['appointments']);

  // A later push to everybody's own rooms shows that nothing was still under way to those who hear nothing.
  await bed.clinic.book(doctor, stranger, 2);
  await until('the stranger', () => strangers.heard.length === 2);
  await watch(nobody, doctor.id);
  await bed.clinic.openSlots(doctor, [5]);
  await until('nobody is one who looks', () => nobody.heard.length === 1);
  expect(nobody.heard).toEqual([slots()]);
  expect(mine.heard).toHaveLength(2);
  expect(strangers.heard.toSorted((a, b) => a.localeCompare(b))).toEqual(['appointments', 'notifications']);

  expect(await looker.socket.timeout(5_000).emitWithAck('unwatch', { practitionerId: doctor.id })).toEqual({
    watched: false,
  });
  const before = looker.heard.length;
  await watch(strangers, doctor.id);
  await bed.clinic.openSlots(doctor, [6]);
  // Another who looks, on the same process: one that still looked would have heard with it.
  await until('the other lookers', () => nobody.heard.length === 2 && strangers.heard.length === 3);
  expect(strangers.heard.at(-1)).toBe(slots());
  expect(looker.heard).toHaveLength(before);
});

it('a forged or expired token is refused with the reason, and is not somebody anonymous', async () => {
  await expect(open(active, 'forged')).rejects.toThrow('token-invalid');
  const other = await bed.token('patient', patient.id);
  await expect(open(active, `${other.slice(0, -3)}aaa`)).rejects.toThrow('token-invalid');
  await expect(open(active, '')).rejects.toThrow('token-invalid');
});

const list = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      title: z.string(),
      text: z.string(),
      position: z.string(),
      readAt: z.string().optional(),
    }),
  ),
  next: z.string().optional(),
  unread: z.int(),
});

async function notifications(token: string, query = '', min?: bigint) {
  const answer = await fetch(`${standby.url}/api/notifications${query}`, {
    headers: { Authorization: `Bearer ${token}`, ...(min === undefined ? {} : { 'Daybook-Min-Position': `${min}` }) },
  });
  expect(answer.status).toBe(200);
  return { ...list.parse(await answer.json()), headers: answer.headers };
}

async function markRead(token: string, body: unknown) {
  const answer = await fetch(`${active.url}/api/notifications/read`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: z.looseObject({}).parse(await answer.json()) };
}

it('a push never comes before the query can answer it: asked at its position, the message is there', async () => {
  const person = await bed.clinic.addPatient('Jörg');
  const token = await bed.token('patient', person.id);
  const page = await open(active, token);
  for (let index = 1; index <= 5; index++) {
    const answered = Promise.withResolvers<{ items: { position: string }[] }>();
    page.socket.once('changed', ({ position }: { position: string }) => {
      notifications(token, '', BigInt(position)).then(answered.resolve, answered.reject);
    });
    const { position } = await bed.clinic.book(doctor, person, index);
    expect((await answered.promise).items[0]?.position).toBe(position.toString());
    await until('both topics', () => page.heard.length === 2 * index);
  }
});

it('messages in the app: newest first, in pages, unread until marked, one person never another', async () => {
  const person = await bed.clinic.addPatient('Jörg');
  const token = await bed.token('patient', person.id);
  const visit = await bed.clinic.book(doctor, person, 1);
  const position = await bed.clinic.cancel(doctor, visit, 'practitioner');
  const all = await notifications(token, '', position);
  expect(all.items.map(({ title, text }) => `${title}: ${text}`)).toEqual([
    'Appointment cancelled: Dr. Weiß, Tue 24 Nov 2026, 09:30, by Dr. Weiß',
    'Appointment confirmed: Dr. Weiß, Tue 24 Nov 2026, 09:30',
  ]);
  expect(all.unread).toBe(2);
  expect(BigInt(all.headers.get('daybook-position') ?? '-1')).toBeGreaterThanOrEqual(position);
  const first = await notifications(token, '?limit=1');
  const second = await notifications(token, `?limit=1&cursor=${first.next}`);
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect(second.next).toBeUndefined();

  const ids = [all.items[1]?.id];
  // Somebody else's id is nobody's.
  expect(await markRead(await bed.token('patient', stranger.id), { ids })).toMatchObject({ status: 200 });
  expect((await notifications(token)).unread).toBe(2);
  expect(await markRead(token, { ids })).toEqual({ status: 200, body: { unread: 1 } });
  expect((await notifications(token, '?unread=true')).items.map(({ id }) => id)).toEqual([all.items[0]?.id]);
  expect(await markRead(token, { upTo: position.toString() })).toEqual({ status: 200, body: { unread: 0 } });
  expect((await notifications(token)).items.every(({ readAt }) => readAt !== undefined)).toBe(true);
  for (const wrong of [{}, { upTo: '9223372036854775808' }, { upTo: '-1' }, { ids: [] }, { ids: ['x'] }]) {
    expect((await markRead(token, wrong)).status).toBe(400);
  }
  const forged = Buffer.from(`1.${'-'.repeat(36)}`).toString('base64url');
  const broken = await fetch(`${standby.url}/api/notifications?cursor=${forged}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(broken.status).toBe(400);

  const doctors = await notifications(await bed.token('practitioner', doctor.id));
  expect(doctors.items[0]?.text).toBe('Jörg, Tue 24 Nov 2026, 09:30, by you');
  expect((await notifications(await bed.token('admin'))).items).toEqual([]);
  // The same uuid in another role is another person.
  expect((await notifications(await bed.token('practitioner', person.id))).items).toEqual([]);
  expect((await fetch(`${active.url}/api/notifications`)).status).toBe(401);
  expect((await notifications(await bed.token('patient', randomUUID()))).items).toEqual([]);
  const late = await notifications(token, '', position + 1_000_000n);
  expect(late.headers.get('daybook-stale')).toBe('true');
});

it('after the database was away, the processes find each other again', async () => {
  const lookers = [await open(active), await open(standby)];
  for (const page of lookers) await watch(page, doctor.id);
  // Two leaked clients and the one in use are all its pool has.
  for (let restart = 0; restart < 2; restart++) {
    await bed.cutDatabase();
    await bed.restoreDatabase();
    for (const page of lookers) page.heard.length = 0;
    await until('both hear again', async () => {
      await bed.clinic.openSlots(doctor, [0]);
      await sleep(200);
      return lookers.every((page) => page.heard.length > 0);
    });
  }
});
