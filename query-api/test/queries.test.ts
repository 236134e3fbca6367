import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ada,
  ann,
  bearer,
  ben,
  bob,
  bobsPage,
  inDays,
  laterPage,
  page,
  pastPage,
  startClinicBed,
  writeClinic,
  type ClinicBed,
} from './clinic-bed.ts';

let bed: ClinicBed;
let admin: Record<string, string>;
let patient: Record<string, string>;
let practitioner: Record<string, string>;

beforeAll(async () => {
  bed = await startClinicBed();
  await writeClinic(bed);
  await bed.catchUp();
  admin = bearer(await bed.token('admin'));
  patient = bearer(await bed.token('patient', ann.id));
  practitioner = bearer(await bed.token('practitioner', ada.id));
});
afterAll(() => bed.close());

describe('GET /api/practitioners', () => {
  const names = async (query: string): Promise<string[]> => {
    const { status, body } = await bed.get(`/api/practitioners${query}`);
    expect(status).toBe(200);
    return body.items.map(({ name }: { name: string }) => name);
  };

  test('lists cards by name, with the three soonest free times', async () => {
    const { body } = await bed.get('/api/practitioners');
    expect(body).toEqual({
      items: [
        {
          practitionerId: ada.id,
          name: 'Ada Lovelace',
          specialty: 'Dentist',
          degree: 'MD',
          experience: 7,
          about: 'About Ada Lovelace',
          address: ['1 Main Street', 'Springfield'],
          fee: { amount: 4500, currency: 'EUR' },
          bookZone: 'Europe/Berlin',
          available: true,
          verified: true,
          nextFree: [page.slot('08:00'), page.slot('09:30'), page.slot('10:00')],
        },
        expect.objectContaining({ practitionerId: bob.id, nextFree: [] }),
      ],
    });
  });

  test('finds part of a name or a speciality in any case, and takes wildcards literally', async () => {
    expect(await names('?q=LOVE')).toEqual(['Ada Lovelace']);
    expect(await names('?q=neuro')).toEqual(['Bob 100% Dental_ist']);
    expect(await names('?specialty=Dentist')).toEqual(['Ada Lovelace']);
    expect(await names('?q=0%25')).toEqual(['Bob 100% Dental_ist']);
    expect(await names('?q=%25%25')).toEqual([]);
    expect(await names('?q=l_i')).toEqual(['Bob 100% Dental_ist']);
    expect(await names('?q=a_a')).toEqual([]);
    expect(await names('?q=%5C')).toEqual([]);
    expect(await names('?q=')).toHaveLength(2);
  });

  test('pages by cursor', async () => {
    const first = await bed.get('/api/practitioners?limit=1');
    expect(first.body.items).toHaveLength(1);
    const second = await bed.get(`/api/practitioners?limit=1&cursor=${first.body.next}`);
    expect(second.body).toEqual({ items: [expect.objectContaining({ practitionerId: bob.id })] });
  });

  test('one of them, an unknown one, a malformed id', async () => {
    expect((await bed.get(`/api/practitioners/${ada.id}`)).body.name).toBe('Ada Lovelace');
    expect((await bed.get(`/api/practitioners/${ann.id}`)).status).toBe(404);
    expect((await bed.get('/api/practitioners/nonsense')).status).toBe(404);
  });
});

describe('GET /api/slots', () => {
  const starts = async (query: string): Promise<string[]> => {
    const { status, body } = await bed.get(`/api/slots?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map(({ start }: { start: string }) => start);
  };
  const at = (on: typeof page, ...times: string[]) => times.map((time) => on.slot(time).start);

  test('shows the free times of the next seven days', async () => {
    const { body } = await bed.get(`/api/slots?practitionerId=${ada.id}`);
    expect(body.items[0]).toEqual({ practitionerId: ada.id, status: 'free', ...page.slot('08:00') });
    expect(await starts(`practitionerId=${ada.id}`)).toEqual(at(page, '08:00', '09:30', '10:00'));
  });

  test('shows other states and other ranges when asked; free times never from the past', async () => {
    const range = `from=${inDays(-10)}T00:00:00Z&to=${inDays(21)}T00:00:00Z`;
    expect(await starts(`practitionerId=${ada.id}&${range}`)).toEqual([
      ...at(page, '08:00', '09:30', '10:00'),
      ...at(laterPage, '08:00'),
    ]);
    expect(await starts(`practitionerId=${ada.id}&${range}&status=busy`)).toEqual([
      ...at(pastPage, '08:00'),
      ...at(page, '08:30'),
    ]);
    expect(await starts(`practitionerId=${ada.id}&${range}&status=entered-in-error`)).toEqual(at(page, '09:00'));
    expect(await starts(`practitionerId=${ada.id}&to=${page.slot('09:30').start}`)).toEqual(at(page, '08:00'));
  });

  test('by speciality', async () => {
    expect(await starts('specialty=Neurologist&status=busy')).toEqual(at(bobsPage, '08:00'));
    expect(await starts(`specialty=Neurologist&practitionerId=${ada.id}`)).toEqual([]);
  });

  test.each([
    ['to', 'after-from', 'from=2031-01-02T00:00:00Z&to=2031-01-01T00:00:00Z'],
    ['to', 'max-range', 'from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00.001Z'],
  ])('refuses a wrong range with 422: %s %s', async (field, rule, query) => {
    const { status, body } = await bed.get(`/api/slots?practitionerId=${ada.id}&${query}`);
    expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field, rule }] });
  });

  test('takes a range of exactly 31 days', async () => {
    await starts(`practitionerId=${ada.id}&from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z`);
  });

  test.each([
    ['practitionerId', ''],
    ['practitionerId', 'practitionerId=nonsense'],
    ['from', `practitionerId=${ada.id}&from=yesterday`],
    ['limit', `practitionerId=${ada.id}&limit=0`],
    ['limit', `practitionerId=${ada.id}&limit=501`],
    ['status', `practitionerId=${ada.id}&status=maybe`],
    ['nonsense', `practitionerId=${ada.id}&nonsense=1`],
    ['cursor', `practitionerId=${ada.id}&cursor=nonsense`],
    ['cursor', `practitionerId=${ada.id}&cursor=${Buffer.from('["x","y"]').toString('base64url')}`],
    ['cursor', `practitionerId=${ada.id}&cursor=${Buffer.from('{"a":1}').toString('base64url')}`],
  ])('names the malformed field: %s (%s)', async (field, query) => {
    const { status, body, headers } = await bed.get(`/api/slots?${query}`);
    expect(status).toBe(400);
    expect(headers.get('Content-Type')).toContain('application/problem+json');
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  test('every page size gives the whole list once', async () => {
    const query = `practitionerId=${ada.id}&to=${inDays(21)}T00:00:00Z`;
    const all = await starts(query);
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      for (let next: string | undefined = ''; next !== undefined;) {
        const { body } = await bed.get(`/api/slots?${query}&limit=${limit}${next === '' ? '' : `&cursor=${next}`}`);
        seen.push(...body.items.map(({ start }: { start: string }) => start));
        ({ next } = body);
      }
      expect(seen).toEqual(all);
    }
  });
});

describe('GET /api/appointments', () => {
  const ids = async (query: string, headers: Record<string, string>): Promise<string[]> => {
    const { status, body } = await bed.get(`/api/appointments${query}`, headers);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map(({ appointmentId }: { appointmentId: string }) => appointmentId);
  };
  const [a, b, c, old] = [
    page.appointment('a'),
    page.appointment('b'),
    bobsPage.appointment('c'),
    pastPage.appointment('old'),
  ];

  test("shows a patient their own, a practitioner theirs, an admin everybody's: latest start first", async () => {
    expect(await ids('', patient)).toEqual([a, old]);
    expect(await ids('', practitioner)).toEqual([b, a, old]);
    expect(await ids('', admin)).toEqual([c, b, a, old]);
  });

  test('filters', async () => {
    expect(await ids('?status=cancelled', admin)).toEqual([b]);
    expect(await ids(`?patientId=${ben.id}`, admin)).toEqual([c, b]);
    expect(await ids(`?patientId=${ben.id}`, practitioner)).toEqual([b]);
    expect(await ids(`?practitionerId=${ada.id}`, patient)).toEqual([a, old]);
    expect(await ids(`?practitionerId=${bob.id}`, patient)).toEqual([]);
    expect(await ids(`?from=${inDays(0)}T00:00:00Z&to=${page.slot('09:00').start}`, admin)).toEqual([a]);
    const reversed = await bed.get('/api/appointments?from=2031-01-02T00:00:00Z&to=2031-01-01T00:00:00Z', admin);
    expect(reversed.status).toBe(422);
  });

  test('pages by cursor', async () => {
    const first = await bed.get('/api/appointments?limit=3', admin);
    const second = await ids(`?limit=3&cursor=${first.body.next}`, admin);
    expect([
      ...first.body.items.map(({ appointmentId }: { appointmentId: string }) => appointmentId),
      ...second,
    ]).toEqual([c, b, a, old]);
    expect((await bed.get('/api/appointments?cursor=bm9uc2Vuc2U', admin)).body.errors[0].field).toBe('cursor');
  });

  test('one of them, with names, place, reason and what became of it', async () => {
    const { body } = await bed.get(`/api/appointments/${a}`, patient);
    expect(body).toEqual({
      appointmentId: a,
      ...page.slot('08:30'),
      practitionerId: ada.id,
      practitionerName: 'Ada Lovelace',
      specialty: 'Dentist',
      address: ['1 Main Street', 'Springfield'],
      patientId: ann.id,
      patientName: 'Ann Example',
      zone: 'Europe/Berlin',
      status: 'booked',
      reason: 'a tooth ache',
      bookedAt: expect.stringMatching(/Z$/),
      move: 1,
    });
    const cancelled = await bed.get(`/api/appointments/${b}`, practitioner);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancelledBy: 'practitioner' });
  });

  test('its history, oldest first, by role only', async () => {
    const { body } = await bed.get(`/api/appointments/${a}/history`, patient);
    const [booked, moved] = [page.slot('08:00'), page.slot('08:30')];
    expect(body.items).toEqual([
      expect.objectContaining({ type: 'AppointmentBooked', by: 'patient', start: booked.start, end: booked.end }),
      expect.objectContaining({
        type: 'AppointmentRescheduled',
        by: 'practitioner',
        start: moved.start,
        end: moved.end,
      }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/tooth|sealed|Ann/);
  });
});

describe('GET /api/me', () => {
  test('says who the token is, from the account and the read models', async () => {
    expect((await bed.get('/api/me', patient)).body).toEqual({
      accountId: expect.any(String),
      role: 'patient',
      email: expect.stringMatching(/^patient-.*@example.org$/),
      name: 'Ann Example',
      phone: '+49 30 1',
      patientId: ann.id,
    });
    const doctor = await bed.get('/api/me', bearer(await bed.token('practitioner', bob.id)));
    expect(doctor.body).toMatchObject({ name: 'Bob 100% Dental_ist', practitionerId: bob.id });
    expect((await bed.get('/api/me', admin)).body).toMatchObject({ role: 'admin', name: 'Administrator' });
  });
});

describe('odd input is refused or answered, never an error of ours', () => {
  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const instant = '2031-01-01T00:00:00.000Z';

  test.each([
    '/api/practitioners?q=%00',
    '/api/practitioners?q=%ED%A0%80',
    '/api/practitioners?q=a&q=b',
    "/api/practitioners?q=';drop table practitioners.practitioner--",
    `/api/practitioners?cursor=${cursor(['a\0', ada.id])}`,
    `/api/practitioners?cursor=${cursor(['a', 'b'])}`,
    '/api/practitioners/%00',
    '/api/practitioners/%E0%A4%A',
    `/api/slots?practitionerId=${ada.id}&cursor=${cursor([instant, '\0'])}`,
    `/api/slots?practitionerId=${ada.id}&cursor=${cursor([instant])}`,
    `/api/slots?practitionerId=${ada.id}&from=9999-12-31T23:59:59Z`,
    `/api/slots?practitionerId=${ada.id}&from=0000-01-01T00:00:00%2B14:00`,
    `/api/slots?practitionerId=${ada.id}&from=0001-01-01T00:00:00Z&to=0001-01-02T00:00:00Z`,
    `/api/appointments?cursor=${cursor([instant, '\0'])}`,
    '/api/appointments?from=0000-01-01T00:00:00%2B14:00&to=9999-12-31T23:59:59-14:00',
    '/api/appointments?limit=1e1',
    '/api/appointments?limit=1.5',
    '/api/appointments/%00/history',
  ])('%s', async (path) => {
    const { status, headers } = await bed.get(path, admin);
    expect(status, path).toBeLessThan(500);
    expect(headers.get('Content-Type')).toMatch(/json/);
  });
});

describe('the service itself', () => {
  test('answers health, readiness, metrics and the documentation', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics']) expect((await bed.get(path)).status).toBe(200);
    const { body } = await bed.get('/api-docs/openapi.json');
    expect(Object.keys(body.paths)).toContain('/api/appointments/{id}/history');
    const docs = await bed.get('/api-docs');
    expect(docs.body).toContain('swagger-ui');
    expect(docs.body).not.toMatch(/<script>/);
    const scripts = [...String(docs.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(scripts).toHaveLength(4);
    for (const path of scripts) expect((await bed.get(path)).status, path).toBe(200);
    expect(docs.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
  });

  test('an unchanged answer costs nothing twice', async () => {
    const first = await bed.get(`/api/practitioners/${ada.id}`);
    const second = await bed.get(`/api/practitioners/${ada.id}`, {
      'If-None-Match': first.headers.get('ETag') ?? '',
      // fetch would forbid a cached answer otherwise.
      'Cache-Control': 'max-age=0',
    });
    expect(second.status).toBe(304);
  });

  test('unknown addresses are problems too', async () => {
    const { status, headers } = await bed.get('/api/nonsense');
    expect(status).toBe(404);
    expect(headers.get('Content-Type')).toContain('application/problem+json');
  });
});
