import { randomUUID } from 'node:crypto';
import { role, type Role } from '@daybook/contracts/role.ts';
import { routes } from '@daybook/contracts/http/routes.ts';
import { signToken } from '@daybook/platform/http/token.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ada,
  ann,
  bearer,
  ben,
  bob,
  bobsPage,
  key,
  page,
  startClinicBed,
  writeClinic,
  type ClinicBed,
} from './clinic-bed.ts';

let bed: ClinicBed;

beforeAll(async () => {
  bed = await startClinicBed();
  await writeClinic(bed);
  await bed.catchUp();
});
afterAll(() => bed.close());

const persons: Readonly<Record<Role, string | undefined>> = { patient: ann.id, practitioner: ada.id, admin: undefined };
const queries = routes.filter(({ service }) => service === 'query');

/** An address of the route that is about Ada's visit of Ann. */
function address(path: string): string {
  const id = path.includes('/appointments/') ? page.appointment('a') : ada.id;
  const query: Readonly<Record<string, string>> = {
    '/api/slots': `?practitionerId=${ada.id}`,
    '/api/slots/explain': `?practitionerId=${ada.id}&start=${page.slot('08:00').start}`,
    '/api/patients': '?q=ann',
  };
  return `${path.replace(':id', id)}${query[path] ?? ''}`;
}

// Every route of the contract, so that one without a handler fails here.
describe.each(queries.map((route) => [route.name, route] as const))('%s', (_name, route) => {
  const isPublic = route.access === 'public';
  const path = address(route.path);

  test.each(role.options)(`%s`, async (asked) => {
    const allowed = route.access === 'public' || route.access[asked] !== undefined;
    const token = await bed.token(asked, persons[asked]);
    const { status, body } = await bed.get(path, bearer(token));
    expect({ status, type: body.type }).toEqual({
      status: allowed ? 200 : 403,
      type: allowed ? undefined : '/problems/role-not-allowed',
    });
    if (allowed) route.response.parse(body);
  });

  test.each([
    ['no token', 'token-missing', async () => ({})],
    ['another scheme', 'token-missing', async () => ({ Authorization: 'Basic YTpi' })],
    ['a forged token', 'token-invalid', async () => bearer(await forged())],
    ['an unsigned token', 'token-invalid', async () => bearer(unsigned())],
    ['an expired token', 'token-expired', async () => bearer(await bed.token('admin', undefined, -1))],
  ])('%s', async (_what, reason, headers) => {
    const { status, body } = await bed.get(path, await headers());
    // A public route that looks at tokens refuses bad ones: a page renews its session then.
    const isLooked = route.knowsWho === true && reason !== 'token-missing';
    if (isPublic && !isLooked) expect(status).toBe(200);
    else expect({ status, reason: body.reason }).toEqual({ status: 401, reason });
  });

  test('a role nobody knows', async () => {
    const token = await signToken({ accountId: randomUUID(), role: 'root' }, key, 60);
    const { status } = await bed.get(path, bearer(token));
    expect(status).toBe(isPublic ? 200 : 403);
  });
});

const forged = () => signToken({ accountId: randomUUID(), role: 'admin' }, Buffer.alloc(32, 4), 60);
function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: randomUUID(), role: 'admin', iss: 'daybook', exp: Math.floor(Date.now() / 1000) + 60 };
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

describe("somebody else's visits", () => {
  const foreign = bobsPage.appointment('c');

  test.each([
    ['patient', () => ann.id],
    ['practitioner', () => ada.id],
  ] as const)('a %s may not read one, nor its history, nor ask for others', async (asked, person) => {
    const headers = bearer(await bed.token(asked, person()));
    const refused = [`/api/appointments/${foreign}`, `/api/appointments/${foreign}/history`];
    const filter = asked === 'patient' ? `patientId=${ben.id}` : `practitionerId=${bob.id}`;
    for (const path of [...refused, `/api/appointments?${filter}`]) {
      const { status, body } = await bed.get(path, headers);
      expect({ path, status, reason: body.reason }).toEqual({ path, status: 403, reason: 'not-yours' });
    }
  });

  test.each(['patient', 'practitioner'] as const)('a %s token without a person sees nothing', async (asked) => {
    const headers = bearer(await bed.token(asked));
    for (const path of ['/api/appointments', `/api/appointments/${foreign}`]) {
      expect((await bed.get(path, headers)).status).toBe(403);
    }
  });

  test('an id nobody was given is a 404, also for those who may see little', async () => {
    const unknown = page.appointment('unknown');
    for (const asked of role.options) {
      const headers = bearer(await bed.token(asked, persons[asked]));
      for (const path of [unknown, `${unknown}/history`, 'nonsense']) {
        expect((await bed.get(`/api/appointments/${path}`, headers)).status).toBe(404);
      }
    }
  });
});
