import { z } from 'zod';
import { demoPassword, type Secrets } from '../start/secrets.ts';
import { createApiClient, RefusedRequest, type ApiClient } from './api-client.ts';
import { halfHours } from './half-hours.ts';
import { demoPatients, demoPractitioners, demoReasons } from './people.ts';

const bookZone = 'Europe/Berlin';
const days = 14;

const openedAnswer = z.object({ slots: z.array(z.object({ slotId: z.string() })) });

/** What stands already from a broken-off start is no failure. */
const alreadyThere =
  (...reasons: readonly string[]) =>
  (error: unknown): undefined => {
    if (error instanceof RefusedRequest && reasons.includes(error.reason)) return undefined;
    throw error;
  };

const tokenOf = async (api: ApiClient, email: string, password: string): Promise<string> =>
  z.string().parse((await api.post('/api/auth/login', { email, password }))['token']);

async function addPractitioner(api: ApiClient, admin: string, index: number): Promise<string> {
  const person = demoPractitioners[index];
  const { email, fee, ...profile } = z.object({ email: z.string(), fee: z.int() }).loose().parse(person);
  const body = { ...profile, email, password: demoPassword, fee: { amount: fee, currency: 'EUR' }, bookZone };
  const answer = await api.post('/api/practitioners', body, { token: admin, key: `practitioner ${email}` });
  return z.string().parse(answer['practitionerId']);
}

async function openDays(api: ApiClient, admin: string, practitionerId: string, now: string): Promise<string[][]> {
  const opened: string[][] = [];
  for (const slots of halfHours(now, bookZone, days)) {
    const answer = await api
      .post(`/api/practitioners/${practitionerId}/slots`, { slots }, { token: admin })
      .catch(alreadyThere('slot-overlap'));
    if (answer !== undefined) opened.push(openedAnswer.parse(answer).slots.map(({ slotId }) => slotId));
  }
  return opened;
}

async function signUp(api: ApiClient, person: { name: string; email: string; phone?: string }): Promise<string> {
  const body = { ...person, password: demoPassword };
  const session = await api.post('/api/auth/register', body).catch(alreadyThere('email-taken'));
  return session === undefined ? tokenOf(api, person.email, demoPassword) : z.string().parse(session['token']);
}

/**
 * Makes the demo clinic through the real commands: 8 practitioners, two weeks of half hours, 10 patients, some bookings.
 * It can be broken off and repeated.
 */
export async function makeDemoClinic(
  origin: string,
  secrets: Secrets,
  now: string,
  signal: AbortSignal,
): Promise<void> {
  const api = createApiClient(origin, signal);
  const admin = await tokenOf(api, secrets.ADMIN_EMAIL, secrets.ADMIN_PASSWORD);
  const patients = await Promise.all(demoPatients.map((person) => signUp(api, person)));
  await Promise.all(
    demoPractitioners.map(async (_, index) => {
      const practitionerId = await addPractitioner(api, admin, index);
      const opened = await openDays(api, admin, practitionerId, now);
      // A believable book: fuller near today, a few visits a day, no patient at two doctors in one half hour.
      for (const [day, slots] of opened.entries()) {
        const visits = Math.max(1, 5 - Math.floor(day / 3));
        for (let n = 0; n < visits; n++) {
          const slotId = slots[(index * 3 + n * 4 + day) % slots.length];
          const token = patients[(index + n * 8 + day * 3) % patients.length];
          if (slotId === undefined || token === undefined) continue;
          const reason = demoReasons[(index + n + day) % demoReasons.length];
          await api
            .post('/api/appointments', { slotId, reason }, { token })
            .catch(alreadyThere('slot-taken', 'slot-in-past'));
        }
      }
    }),
  );
}
