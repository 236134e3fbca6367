import { expect, test } from 'vitest';

import { readTarget, routeOf } from './route.ts';

test.each([
  ['GET', '/api/slots', 'query-api'],
  ['HEAD', '/api/slots', 'query-api'],
  ['GET', '/api', 'query-api'],
  ['POST', '/api/appointments', 'command-api'],
  ['DELETE', '/api/slots/1', 'command-api'],
  ['OPTIONS', '/api/slots', 'command-api'],
  ['GET', '/api-docs', 'query-api'],
  ['GET', '/api-docs/openapi.json', 'query-api'],
  ['POST', '/api-docs', 'read-only'],
  ['POST', '/socket.io/', 'notifier'],
  ['GET', '/socket.io', 'notifier'],
  ['GET', '/apiary', 'web'],
  ['GET', '/', 'web'],
  ['POST', '/', 'read-only'],
  ['GET', '/healthz', 'health'],
  ['GET', '/metrics', 'metrics'],
  ['GET', '/api/notifications', 'notifier'],
  ['POST', '/api/notifications/read', 'notifier'],
  ['GET', '/api/admin/outbox', 'notifier'],
  ['GET', '/api/notificationsx', 'query-api'],
  ['GET', '/readyz', 'readiness'],
])('%s %s is answered by %s', (method, path, route) => {
  expect(routeOf(method, path)).toBe(route);
});

test.each([
  ['/api/../metrics?x=1', '/metrics'],
  ['/api/%2e%2e/metrics', '/metrics'],
  ['/api\\..\\metrics', '/metrics'],
  ['//api/slots', '//api/slots'],
  ['http://elsewhere.example/api/slots', '/api/slots'],
])('the target %s is the path %s', (target, path) => {
  expect(readTarget(target)?.pathname).toBe(path);
});

test('a target that cannot be read is none', () => {
  expect(readTarget('http://[')).toBeUndefined();
});
