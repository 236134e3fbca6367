import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { trustedProxies } from '@daybook/platform/http/trusted-proxies.ts';
import { startGateway } from './start-gateway.ts';
import type { Gateway } from './start-gateway.ts';
import { rawRequest } from './testing/raw-request.ts';

let folder: string;
let gateway: Gateway;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybook-web-test-'));
  const webDir = join(folder, 'web');
  await mkdir(join(webDir, 'assets'), { recursive: true });
  await writeFile(join(webDir, 'index.html'), '<h1>app</h1>');
  await writeFile(join(webDir, '.secret'), 'secret');
  await writeFile(join(webDir, 'assets/app-1a2b.js'), 'run()');
  await writeFile(join(webDir, 'über uns.txt'), 'we');
  await writeFile(join(folder, 'outside.txt'), 'outside');
  const nobody = new URL('http://127.0.0.1:9');
  gateway = await startGateway({
    trust: trustedProxies('loopback'),
    host: '127.0.0.1',
    port: 0,
    commandApiUrl: nobody,
    queryApiUrl: nobody,
    notifierUrl: undefined,
    webDir,
  });
  origin = `http://127.0.0.1:${gateway.port}`;
});

afterAll(async () => {
  await gateway.stop(100);
  await rm(folder, { recursive: true, force: true });
});

test.each(['/', '/index.html', '/book/slot-7', '/apiary'])('%s is the app', async (path) => {
  const answer = await fetch(origin + path);
  expect([answer.status, await answer.text()]).toEqual([200, '<h1>app</h1>']);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

test('files named by their content may be kept for ever', async () => {
  const answer = await fetch(`${origin}/assets/app-1a2b.js`);
  expect([answer.status, await answer.text()]).toEqual([200, 'run()']);
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  expect(answer.headers.get('cache-control')).toContain('immutable');
});

test('a file that did not change is not sent again, and HEAD sends none', async () => {
  const first = await fetch(`${origin}/%C3%BCber%20uns.txt`);
  expect(await first.text()).toBe('we');
  const etag = first.headers.get('etag') ?? '';
  const again = await fetch(`${origin}/%C3%BCber%20uns.txt`, { headers: { 'If-None-Match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const head = await fetch(`${origin}/`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '12', '']);
});

test.each(['/assets/gone.js', '/assets/deep', '/gone.png', '/.secret', '/..%2foutside.txt', '/..%5coutside.txt'])(
  '%s is a problem, not a page',
  async (path) => {
    const answer = await rawRequest(gateway.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/ 404 .*application\/problem\+json/s);
  },
);

test.each(['/%00', '/%ff'])('%s cannot be read', async (path) => {
  expect((await fetch(origin + path)).status).toBe(400);
});
