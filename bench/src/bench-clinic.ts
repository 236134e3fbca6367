import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startDaybook } from '@daybook/cli/start/start-daybook.ts';
import { signToken } from '@daybook/platform/http/token.ts';
import { closeConnections, post } from './http-client.ts';

const password = 'bench password';
const openedAnswer = z.object({ slots: z.array(z.object({ slotId: z.string() })) });
const text = z.string();

/** A whole Daybook of its own, and what a bench needs of it. */
export async function openBenchClinic() {
  const dataDir = await mkdtemp(join(tmpdir(), 'daybook-bench-'));
  const daybook = await startDaybook({
    dataDir,
    port: 0,
    host: '127.0.0.1',
    demo: false,
    say: () => {},
    environment: { LOG_LEVEL: 'warn' },
  });
  const commandApi = daybook.services['command-api'].url;
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: secret, JWT_SECRET } = daybook.secrets;
  const login = await post(`${commandApi}/api/auth/login`, { email, password: secret });
  const admin = text.parse(login.body['token']);
  const key = Buffer.from(JWT_SECRET, 'base64');
  return {
    commandApi,
    eventStoreUrl: daybook.eventStoreUrl,
    /** @returns the ids of `count` slots of five minutes */
    addDoctor: async (index: number, count: number): Promise<string[]> => {
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
      const added = await post(`${commandApi}/api/practitioners`, profile, admin);
      const date = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
      const begin = Date.parse(`${date}T06:00:00Z`);
      const iso = (n: number) => new Date(begin + n * 5 * 60_000).toISOString();
      const slots = Array.from({ length: count }, (_, n) => ({ start: iso(n), end: iso(n + 1) }));
      const path = `${commandApi}/api/practitioners/${text.parse(added.body['practitionerId'])}/slots`;
      return openedAnswer.parse((await post(path, { slots }, admin)).body).slots.map(({ slotId }) => slotId);
    },
    /** @returns a patient's token */
    signUp: async (index: number): Promise<string> => {
      const body = { name: `Patient ${index}`, email: `p${index}@bench.example`, password };
      return text.parse((await post(`${commandApi}/api/auth/register`, body)).body['token']);
    },
    /** A patient's token without the second of password hashing that a sign-up costs; nobody is told of their visits. */
    stranger: (): Promise<string> => {
      const person = randomUUID();
      return signToken({ accountId: person, role: 'patient', person }, key, 600);
    },
    /** Stops what stands behind the log, as if it were on another machine, or lets it go on. */
    holdReadSide: (isHeld: boolean): void => {
      for (const name of ['projections', 'notifier', 'query-api'] as const) {
        const pid = daybook.services[name].pid();
        if (pid !== undefined) process.kill(pid, isHeld ? 'SIGSTOP' : 'SIGCONT');
      }
    },
    end: async (): Promise<void> => {
      closeConnections();
      await daybook.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
