import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { rawRequest } from './testing/raw-request.ts';
import { startTestOrigin } from './testing/test-origin.ts';
import type { TestOrigin } from './testing/test-origin.ts';

let all: TestOrigin;

beforeEach(async () => {
  all = await startTestOrigin();
});

afterEach(async () => {
  await all.close();
});

test('headers of one connection stay on it, and the upstream learns who asked', async () => {
  const answer = await rawRequest(
    all.gateway.port,
    'GET /api/slots HTTP/1.1\r\nHost: daybook.example\r\nConnection: close, X-Mine\r\nX-Mine: 1\r\nTE: trailers\r\n' +
      'Proxy-Authorization: x\r\nX-Forwarded-For: 10.0.0.9\r\nX-Forwarded-Proto: https\r\nX-Kept: 1\r\n\r\n',
  );
  expect(answer).toContain('200 OK');
  expect(answer).not.toMatch(/x-private/i);
  expect(answer).toMatch(/connection: close/i);
  const headers = all.seen[0]?.headers ?? {};
  expect(headers).toMatchObject({
    host: 'daybook.example',
    'x-kept': '1',
    connection: 'keep-alive',
    'x-forwarded-for': '10.0.0.9, 127.0.0.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'daybook.example',
  });
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-mine']));
  expect(headers).not.toHaveProperty('te');
  expect(headers).not.toHaveProperty('proxy-authorization');
});

test('no request can be hidden in the body of another', async () => {
  const hidden = 'POST /api/hidden HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n';
  const body = `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;
  for (const method of ['DELETE', 'OPTIONS', 'GET']) {
    const answer = await rawRequest(
      all.gateway.port,
      `${method} /api/x HTTP/1.1\r\nHost: x\r\nConnection: close, transfer-encoding\r\nTransfer-Encoding: chunked\r\n\r\n${body}`,
    );
    expect(answer).toMatch(method === 'GET' ? / 200 OK/ : / 411 .*application\/problem\+json/s);
  }
  await sleep(50);
  expect(all.seen.map((request) => request.url)).toEqual(['/api/x']);
});

test('a path cannot climb out of /api', async () => {
  const answer = await rawRequest(
    all.gateway.port,
    'GET /api/../internal HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  );
  expect(answer).toMatch(/ 404 .*"detail":"There is nothing at GET \/internal\."/s);
  expect(all.seen).toEqual([]);
});

test('Expect: 100-continue and an offer of HTTP/2 do no harm', async () => {
  const expecting = httpRequest(`${all.origin}/api/a`, { method: 'POST', headers: { Expect: '100-continue' } });
  expecting.flushHeaders();
  await once(expecting, 'continue');
  expecting.end('body');
  const [answer]: IncomingMessage[] = await once(expecting, 'response');
  expect(answer?.statusCode).toBe(201);
  const offered = await rawRequest(
    all.gateway.port,
    'GET /api/slots HTTP/1.1\r\nHost: x\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n\r\n',
  );
  expect(offered).toContain('query /api/slots');
});
