import { z } from 'zod';
import { demoPassword, type Secrets } from '../start/secrets.ts';
import { createApiClient, RefusedRequest, type ApiClient } from './api-client.ts';
import { demoClinics, demoHours, demoPolicy, type DemoClinic } from './clinics.ts';
import { demoPatients, demoPractitioners, demoReasons } from './people.ts';

const zone = 'Europe/Berlin';

const slotList = z.object({ items: z.array(z.object({ slotId: z.string(), start: z.string() })) });

/** What stands already from a broken-off start is no failure. */
const alreadyThere =
  (...reasons: readonly string[]) =>
  (error: unknown): undefined => {
    if (error instanceof RefusedRequest && reasons.includes(error.reason)) return undefined;
    throw error;
  };

const text = (answer: Record<string, unknown>, field: string): string => z.string().parse(answer[field]);

const tokenOf = async (api: ApiClient, email: string, password: string): Promise<string> =>
  text(await api.post('/api/auth/login', { email, password }), 'token');

async function addPractitioner(api: ApiClient, admin: string, index: number): Promise<string> {
  const person = demoPractitioners[index];
  const { email, fee, ...profile } = z.object({ email: z.string(), fee: z.int() }).loose().parse(person);
  const body = { ...profile, email, password: demoPassword, fee: { amount: fee, currency: 'EUR' }, bookZone: zone };
  return text(
    await api.post('/api/practitioners', body, { token: admin, key: `practitioner ${email}` }),
    'practitionerId',
  );
}

async function openClinic(
  api: ApiClient,
  admin: string,
  { visitTypes, ...profile }: DemoClinic,
  practitionerIds: readonly string[],
): Promise<string> {
  const { name } = profile;
  const opened = await api.post('/api/locations', { ...profile, zone }, { token: admin, key: `clinic ${name}` });
  const locationId = text(opened, 'locationId');
  await api.put(`/api/locations/${locationId}/policy`, demoPolicy, { token: admin, key: `policy ${name}` });
  const body = {
    visitTypes: visitTypes.map(({ specialties, fee, ...visitType }) => ({
      ...visitType,
      fee: { amount: fee, currency: 'EUR' },
      practitionerIds: demoPractitioners.flatMap(({ specialty }, index) => {
        const id = practitionerIds[index];
        return id !== undefined && specialties.includes(specialty) ? [id] : [];
      }),
    })),
  };
  await api.put(`/api/locations/${locationId}/visit-types`, body, { token: admin, key: `visit types ${name}` });
  return locationId;
}

/** The free times of a practitioner, by day. */
async function freeDays(api: ApiClient, practitionerId: string, position: string): Promise<string[][]> {
  const { items } = slotList.parse(await api.get(`/api/slots?practitionerId=${practitionerId}&limit=500`, position));
  return [...Map.groupBy(items, ({ start }) => start.slice(0, 10)).values()].map((slots) =>
    slots.map(({ slotId }) => slotId),
  );
}

async function signUp(api: ApiClient, person: { name: string; email: string; phone?: string }): Promise<string> {
  const body = { ...person, password: demoPassword };
  const session = await api.post('/api/auth/register', body).catch(alreadyThere('email-taken'));
  return session === undefined ? tokenOf(api, person.email, demoPassword) : text(session, 'token');
}

/**
 * Makes the demo clinics through the real commands: 2 clinics with kinds of visits, 8 practitioners with weekly hours for
 * two weeks, 10 patients, some bookings. It can be broken off and repeated.
 */
export async function makeDemoClinic(origin: string, secrets: Secrets, signal: AbortSignal): Promise<void> {
  const api = createApiClient(origin, signal);
  const admin = await tokenOf(api, secrets.ADMIN_EMAIL, secrets.ADMIN_PASSWORD);
  const patients = await Promise.all(demoPatients.map((person) => signUp(api, person)));
  const practitionerIds = await Promise.all(demoPractitioners.map((_, index) => addPractitioner(api, admin, index)));
  const clinics = new Map<string, string>();
  for (const clinic of demoClinics) clinics.set(clinic.name, await openClinic(api, admin, clinic, practitionerIds));

  async function fillBook(practitionerId: string, index: number): Promise<void> {
    const body = { locationId: clinics.get(demoPractitioners[index]?.address[0] ?? ''), ...demoHours };
    const path = `/api/practitioners/${practitionerId}/weekly-hours`;
    const set = await api.put(path, body, { token: admin, key: `hours ${practitionerId}` });
    const days = await freeDays(api, practitionerId, text(set, 'position'));
    // A believable book: fuller near today, a few visits a day, no patient at two doctors in one half hour.
    for (const [day, slots] of days.entries()) {
      const visits = Math.max(1, 5 - Math.floor(day / 3));
      for (let n = 0; n < visits; n++) {
        const slotId = slots[(index * 3 + n * 4 + day) % slots.length];
        const token = patients[(index + n * 8 + day * 3) % patients.length];
        if (slotId === undefined || token === undefined) continue;
        const reason = demoReasons[(index + n + day) % demoReasons.length];
        await api
          .post('/api/appointments', { slotId, reason }, { token })
          .catch(
            alreadyThere('slot-taken', 'slot-in-past', 'too-short-notice', 'patient-elsewhere', 'patient-has-enough'),
          );
      }
    }
  }
  await Promise.all(practitionerIds.map(fillBook));
}
