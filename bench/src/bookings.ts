import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { startDaybook } from '@daybook/cli/start/start-daybook.ts';
import { closeConnections, post } from './http-client.ts';
import { measure, median, type Measured } from './measure.ts';
import { show } from './show.ts';

const clients = 64;
const perRound = 20;
const rounds = 3;
const password = 'bench password';

const openedAnswer = z.object({ slots: z.array(z.object({ slotId: z.string() })) });
const text = z.string();

async function prepare(commandApi: string, admin: string, index: number): Promise<{ token: string; slots: string[] }> {
  const profile = {
    name: `Dr. ${index}`,
    email: `${index}@bench.example`,
    password,
    specialty: 'Dentist',
    degree: 'DDS',
    experience: 5,
    about: '',
    address: ['Bench 1'],
    fee: { amount: 1, currency: 'EUR' },
  };
  const practitioner = await post(`${commandApi}/api/practitioners`, profile, admin);
  const date = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const begin = Date.parse(`${date}T06:00:00Z`);
  const iso = (n: number) => new Date(begin + n * 5 * 60_000).toISOString();
  const slots = Array.from({ length: perRound * (rounds + 1) }, (_, n) => ({ start: iso(n), end: iso(n + 1) }));
  const opened = await post(
    `${commandApi}/api/practitioners/${String(practitioner.body['practitionerId'])}/slots`,
    { slots },
    admin,
  );
  const patient = await post(`${commandApi}/api/auth/register`, {
    name: `Patient ${index}`,
    email: `p${index}@bench.example`,
    password,
  });
  return {
    token: text.parse(patient.body['token']),
    slots: openedAnswer.parse(opened.body).slots.map(({ slotId }) => slotId),
  };
}

/**
 * Bookings per second over HTTP beside raw client appends, in one run on one machine: 64 clients on 64 doctors against
 * 64 writers on 64 streams, in turns. Every check of the product is in place.
 */
export async function bookings(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'daybook-bench-'));
  const daybook = await startDaybook({
    dataDir,
    port: 0,
    host: '127.0.0.1',
    demo: false,
    say: () => {},
    environment: { LOG_LEVEL: 'warn' },
  });
  const store = connectEventStore(daybook.eventStoreUrl);
  try {
    const commandApi = daybook.services['command-api'].url;
    const login = await post(`${commandApi}/api/auth/login`, {
      email: daybook.secrets.ADMIN_EMAIL,
      password: daybook.secrets.ADMIN_PASSWORD,
    });
    const admin = text.parse(login.body['token']);
    const prepared = await Promise.all(
      Array.from({ length: clients }, (_, index) => prepare(commandApi, admin, index)),
    );

    const book = (round: number, origin: string) =>
      measure(clients, perRound, async (client, n) => {
        const { token, slots } = prepared[client] ?? { token: '', slots: [] };
        const answer = await post(`${origin}/api/appointments`, { slotId: slots[round * perRound + n] }, token);
        if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      });
    // The same size and the same safety as a booking: exact revision, fsync before the answer.
    const revisions = new Map<number, bigint>();
    const event = () => ({
      id: randomUUID(),
      type: 'BenchEvent',
      data: { filling: 'x'.repeat(400) },
      metadata: { filling: 'x'.repeat(300) },
    });
    const appendRaw = () =>
      measure(clients, perRound * 3, async (writer) => {
        const { revision } = await store.append(`bench-${writer}`, revisions.get(writer) ?? 'no_stream', [event()]);
        revisions.set(writer, revision);
      });

    await book(0, commandApi);
    await appendRaw();
    const raw: Measured[] = [];
    const http: Measured[] = [];
    for (let round = 1; round <= rounds; round++) {
      raw.push(await appendRaw());
      http.push(await book(round, commandApi));
    }
    const [appended, booked] = [median(raw), median(http)];
    show(`raw client appends, ${clients} writers`, appended);
    show(`bookings over HTTP, ${clients} clients`, booked);
    console.log(
      `bookings per raw append: ${(booked.perSecond / appended.perSecond).toFixed(3)} (median of ${rounds} rounds in turns)`,
    );
  } finally {
    closeConnections();
    await store.close();
    await daybook.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
