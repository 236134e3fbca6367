import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { startTestOrigin } from './testing/test-origin.ts';
import type { TestOrigin } from './testing/test-origin.ts';
import { startUpstream } from './testing/upstream-server.ts';

let all: TestOrigin;

beforeEach(async () => {
  all = await startTestOrigin();
});

afterEach(async () => {
  await all.close();
});

test('reads go to the query side, everything else to the command side', async () => {
  expect(await (await fetch(`${all.origin}/api/slots?from=1`)).text()).toBe('query /api/slots?from=1');
  const head = await fetch(`${all.origin}/api/slots`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(await (await fetch(`${all.origin}/api-docs`)).text()).toBe('query /api-docs');
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await fetch(`${all.origin}/api/slots`, { method });
    expect([method, answer.status, (await answer.text()).slice(0, 7)]).toEqual([method, 201, 'command']);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  }
});

test('large bodies pass unharmed and answers are streamed', async () => {
  const body = randomBytes(5_000_000);
  const answer = await fetch(`${all.origin}/api/photo`, { method: 'PUT', body });
  expect(await answer.text()).toBe(`command ${createHash('sha256').update(body).digest('hex')}`);

  const slow = await fetch(`${all.origin}/api/slow`);
  const chunks: string[] = [];
  for await (const chunk of slow.body ?? []) chunks.push(Buffer.from(chunk).toString());
  expect(chunks).toEqual(['first,', 'second']);
});

test('connections to the upstreams are kept', async () => {
  for (let i = 0; i < 5; i += 1) await (await fetch(`${all.origin}/api/slots`)).text();
  expect(all.connections.size).toBe(1);
});

test('a read on a connection the upstream has just closed is repeated, a write is not', async () => {
  await (await fetch(`${all.origin}/api/slots`)).text();
  const answer = await fetch(`${all.origin}/api/reset-when-reused`);
  expect([answer.status, await answer.text()]).toEqual([200, 'query /api/reset-when-reused']);
  expect(all.seen).toHaveLength(3);
  expect(all.seen[2]?.headers['x-forwarded-for']).toBe('127.0.0.1');

  await (await fetch(`${all.origin}/api/a`, { method: 'POST' })).text();
  let writes = 0;
  all.command.server.removeAllListeners('request').on('request', (request: IncomingMessage) => {
    writes += 1;
    request.socket.destroy();
  });
  expect((await fetch(`${all.origin}/api/a`, { method: 'POST', body: 'x' })).status).toBe(503);
  expect(writes).toBe(1);
});

test('an upstream that is down is a problem with Retry-After, and serves again once it is up', async () => {
  await all.query.close();
  const answer = await fetch(`${all.origin}/api/slots`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(await answer.json()).toEqual({
    type: '/problems/not-available',
    title: 'Not available now',
    status: 503,
    detail: 'query-api cannot be reached at the moment: try again.',
    reason: 'not-available',
  });
  expect((await fetch(`${all.origin}/api/a`, { method: 'POST' })).status).toBe(201);
  const ready = await fetch(`${all.origin}/readyz`);
  expect([ready.status, await ready.json()]).toMatchObject([503, { detail: 'Not ready: query-api.' }]);
  const back = await startUpstream((_request, response) => void response.end('back'), all.query.port);
  expect(await (await fetch(`${all.origin}/api/slots`)).text()).toBe('back');
  expect((await fetch(`${all.origin}/readyz`)).status).toBe(200);
  await back.close();
});

test('an upload to an upstream that is down gets its answer too', async () => {
  await all.command.close();
  const answer = await fetch(`${all.origin}/api/photo`, { method: 'PUT', body: randomBytes(3_000_000) });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
});

test('an answer that breaks off at the upstream breaks off at the client, and nothing else does', async () => {
  const broken = await fetch(`${all.origin}/api/breaks-off`);
  await expect(broken.text()).rejects.toThrow();
  expect((await fetch(`${all.origin}/healthz`)).status).toBe(200);
});

test('a client that leaves ends the request at the upstream', async () => {
  const request = httpRequest(`${all.origin}/api/slow`).end();
  const [answer]: IncomingMessage[] = await once(request, 'response');
  answer?.on('error', () => undefined);
  const upstream = all.seen[0]?.socket;
  if (upstream === undefined) throw new Error('nothing arrived');
  const closed = once(upstream, 'close');
  request.destroy();
  await closed;
});

test('it answers for itself', async () => {
  const metrics = await fetch(`${all.origin}/metrics`);
  expect(await metrics.text()).toContain('gateway_requests_total');
  const health = await fetch(`${all.origin}/healthz`);
  expect(await health.json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${all.origin}/readyz`)).json()).toEqual({ status: 'ready' });
  const page = await fetch(`${all.origin}/`);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain('href="/api-docs"');
  for (const path of ['/nowhere', '/socket.io/?EIO=4']) expect((await fetch(all.origin + path)).status).toBe(404);
  const posted = await fetch(all.origin, { method: 'POST' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});
