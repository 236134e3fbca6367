import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startDaybook, type RunningDaybook } from '../src/start/start-daybook.ts';

/** The answer to one request, its body parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string;
  readonly token?: string | undefined;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How long read models may lag behind a position before a test calls it a fault, ms. */
const lag = 30_000;

/**
 * One request to a running Daybook; POST when there is a body. On a busy machine the read models may take longer than a
 * query waits for them, which it says: who named a position asks again then, as a page does.
 */
export async function call(origin: string, path: string, options: CallOptions = {}): Promise<Answer> {
  for (const until = performance.now() + lag; ;) {
    const answer = await ask(origin, path, options);
    const isOld = options.headers?.['Daybook-Min-Position'] !== undefined && answer.headers.has('Daybook-Stale');
    if (!isOld || performance.now() > until) return answer;
  }
}

async function ask(origin: string, path: string, options: CallOptions): Promise<Answer> {
  const { body, raw = body === undefined ? undefined : JSON.stringify(body), token, key } = options;
  const answer = await fetch(`${origin}${path}`, {
    method: options.method ?? (raw === undefined ? 'GET' : 'POST'),
    headers: {
      ...(raw === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...options.headers,
    },
    ...(raw === undefined ? {} : { body: raw }),
  });
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') === true ? (JSON.parse(text) as unknown) : {};
  return { status: answer.status, headers: answer.headers, body: z.record(z.string(), z.unknown()).parse(json), text };
}

export interface Person {
  readonly token: string;
  readonly patientId: string;
}
export interface OpenedSlot {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
}

const password = 'correct horse';

/** A whole Daybook on a fresh data folder, and what most tests need of it; `more` is its environment. */
export async function startSystem(more: Readonly<Record<string, string>> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'daybook-system-'));
  const said: string[] = [];
  const start = () =>
    startDaybook({
      dataDir,
      port: 0,
      host: '127.0.0.1',
      demo: false,
      say: (line) => said.push(line),
      environment: { LOG_LEVEL: 'debug', ...more },
    });
  let daybook: RunningDaybook = await start();
  const origin = () => daybook.url;
  const sessionOf = (answer: Answer) => {
    if (answer.status !== 201) throw new Error(`no sign-up: ${answer.status} ${answer.text}`);
    return z.object({ token: z.string(), patientId: z.uuid() }).parse(answer.body);
  };

  const system = {
    dataDir,
    said,
    get daybook() {
      return daybook;
    },
    call: (path: string, options?: CallOptions) => call(origin(), path, options),
    login: async (email: string, secret = password) =>
      z.string().parse((await call(origin(), '/api/auth/login', { body: { email, password: secret } })).body['token']),
    admin: () => system.login(daybook.secrets.ADMIN_EMAIL, daybook.secrets.ADMIN_PASSWORD),
    addPractitioner: async (more: Readonly<Record<string, unknown>> = {}) => {
      const email = `${randomUUID()}@practice.example`;
      const body = {
        name: 'Dr. Test',
        email,
        password,
        specialty: 'Dentist',
        degree: 'DDS',
        experience: 5,
        about: '',
        address: ['Here 1'],
        fee: { amount: 5000, currency: 'EUR' },
        ...more,
      };
      const answer = await call(origin(), '/api/practitioners', { body, token: await system.admin() });
      return { practitionerId: z.uuid().parse(answer.body['practitionerId']), token: await system.login(email) };
    },
    /** `count` slots of `minutes` on the day after tomorrow (or later), one after another from 06:00 UTC. */
    openSlots: async (
      practitioner: { practitionerId: string; token: string },
      count: number,
      { minutes = 15, daysAhead = 2 } = {},
    ): Promise<OpenedSlot[]> => {
      const date = new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
      const begin = Date.parse(`${date}T06:00:00Z`);
      const iso = (index: number) => new Date(begin + index * minutes * 60_000).toISOString();
      const slots = Array.from({ length: count }, (_, index) => ({ start: iso(index), end: iso(index + 1) }));
      const answer = await call(origin(), `/api/practitioners/${practitioner.practitionerId}/slots`, {
        body: { slots },
        token: practitioner.token,
      });
      return z
        .object({ slots: z.array(z.object({ slotId: z.string(), start: z.string(), end: z.string() })) })
        .parse(answer.body).slots;
    },
    signUp: async (name = 'Some Body', more: Readonly<Record<string, unknown>> = {}): Promise<Person> =>
      sessionOf(
        await call(origin(), '/api/auth/register', {
          body: { name, email: `${randomUUID()}@people.example`, password, ...more },
        }),
      ),
    book: (person: { token: string }, slotId: string, more: { key?: string; origin?: string; reason?: string } = {}) =>
      call(more.origin ?? origin(), '/api/appointments', {
        body: { slotId, ...(more.reason === undefined ? {} : { reason: more.reason }) },
        token: person.token,
        key: more.key,
      }),
    restart: async () => {
      await daybook.stop();
      daybook = await start();
    },
    end: async () => {
      await daybook.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return system;
}

export type System = Awaited<ReturnType<typeof startSystem>>;

/** How often each status came. */
export const statuses = (answers: readonly Answer[]): Record<number, number> =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {},
  );
