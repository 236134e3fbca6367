import { expect, test } from 'vitest';
import { appointmentId, pageOfAppointment, pageOfSlot, parsePageId, slotId } from '../src/page-address.ts';
import { pathIsOwn } from '../src/http/path-ownership.ts';
import { openApiDocument } from '../src/http/openapi.ts';
import { routes } from '../src/http/routes.ts';

const address = { practitionerId: '11111111-1111-4111-8111-111111111111', date: '2026-11-24' };

test('an id carries its address there and back (3.3)', () => {
  expect(pageOfSlot(slotId(address, '0123456789ab'))).toEqual(address);
  expect(pageOfAppointment(appointmentId(address, '0123456789ab'))).toEqual(address);
});

test.each([
  '',
  'day-1',
  `${address.practitionerId}_2026-11-24`,
  `${address.practitionerId}_2026-02-31_s0123456789ab`,
  `${address.practitionerId}_2026-11-24_s0123456789ab `,
  `${address.practitionerId}_2026-11-24_s0123456789abc`,
  `${address.practitionerId.toUpperCase().replace('1', 'A')}_2026-11-24_s0123456789ab`,
  `${address.practitionerId}_2026-11-24_a0123456789ab`,
])('%j is no slot id', (id) => expect(pageOfSlot(id)).toBeUndefined());

test('a page id is parsed as strictly', () => {
  expect(parsePageId(`${address.practitionerId}_2026-11-24`)).toEqual(address);
  expect(parsePageId(`${address.practitionerId}_2026-13-24`)).toBeUndefined();
});

test.each([
  ['own-practitioner', 'a', 'a', true],
  ['own-practitioner', 'a', 'b', false],
  ['own-practitioner', 'a', undefined, false],
  ['any', 'a', 'b', true],
  ['own-visit', 'a', 'b', true],
  ['self', 'a', 'b', true],
])('ownership %s of path id %s by %s is %s', (ownership, id, person, expected) =>
  expect(pathIsOwn(ownership, { id }, person)).toBe(expected),
);

test('the OpenAPI document holds every route with its answers and its rights', () => {
  const { paths = {} } = openApiDocument();
  for (const route of routes) {
    const operation = paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method];
    expect(operation).toMatchObject({
      operationId: route.name,
      security: route.access !== 'public' ? [{ bearer: [] }] : route.knowsWho === true ? [{}, { bearer: [] }] : [],
    });
    expect(Object.keys(operation?.responses ?? {})).toContain(`${route.status}`);
  }
});
