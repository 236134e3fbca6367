import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { trustedProxies } from '@daybook/platform/http/trusted-proxies.ts';
import { startGateway } from './start-gateway.ts';
import type { Gateway } from './start-gateway.ts';
import { startUpstream } from './testing/upstream-server.ts';
import type { UpstreamServer } from './testing/upstream-server.ts';

let notifier: UpstreamServer;
let gateway: Gateway;
let upgradeHeaders: IncomingMessage['headers'];
let notifierSide: Duplex;

beforeEach(async () => {
  notifier = await startUpstream((request, response) => void response.end(`polled ${request.url}`));
  notifier.server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    upgradeHeaders = request.headers;
    notifierSide = socket;
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.pipe(socket);
  });
  gateway = await startGateway({
    trust: trustedProxies('loopback'),
    host: '127.0.0.1',
    port: 0,
    commandApiUrl: notifier.url,
    queryApiUrl: notifier.url,
    notifierUrl: notifier.url,
    webDir: undefined,
  });
});

afterEach(async () => {
  await gateway.stop(100);
  await notifier.close();
});

function upgrade(path: string) {
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Key': 'a2V5',
    'Sec-WebSocket-Version': 13,
  };
  return httpRequest({ host: '127.0.0.1', port: gateway.port, path, headers }).end();
}

async function refusal(path: string): Promise<[number | undefined, string]> {
  const [answer]: IncomingMessage[] = await once(upgrade(path), 'response');
  let body = '';
  for await (const chunk of answer ?? []) body += String(chunk);
  return [answer?.statusCode, body];
}

async function open(): Promise<Duplex> {
  const opened: unknown[] = await once(upgrade('/socket.io/?EIO=4&transport=websocket'), 'upgrade');
  return opened[1] as Duplex;
}

test('a websocket reaches the notifier, both ways', async () => {
  const socket = await open();
  socket.write('hello');
  expect(String((await once(socket, 'data'))[0])).toBe('hello');
  expect(upgradeHeaders).toMatchObject({
    'sec-websocket-key': 'a2V5',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
  });
  socket.end();
  await once(socket, 'close');
});

test('polling reaches the notifier', async () => {
  const answer = await fetch(`http://127.0.0.1:${gateway.port}/socket.io/?EIO=4`);
  expect(await answer.text()).toBe('polled /socket.io/?EIO=4');
});

test('an open websocket ends with the notifier and with the gateway', async () => {
  const first = await open();
  const firstClosed = once(first, 'close');
  first.resume();
  notifierSide.destroy();
  await firstClosed;

  const second = await open();
  const secondClosed = once(second, 'close');
  second.on('error', () => second.destroy());
  second.resume();
  await gateway.stop();
  await secondClosed;
  gateway = await startGateway({
    trust: trustedProxies('loopback'),
    host: '127.0.0.1',
    port: 0,
    commandApiUrl: notifier.url,
    queryApiUrl: notifier.url,
    notifierUrl: undefined,
    webDir: undefined,
  });
  expect(await refusal('/socket.io/')).toMatchObject([404, expect.any(String)]);
});

test('elsewhere there are no websockets', async () => {
  expect(await refusal('/api/slots')).toEqual([404, expect.stringContaining('"status":404')]);
});

test('a notifier that is down is a problem with status 503', async () => {
  await notifier.close();
  expect(await refusal('/socket.io/')).toEqual([503, expect.stringContaining('notifier cannot be reached')]);
  expect((await fetch(`http://127.0.0.1:${gateway.port}/healthz`)).status).toBe(200);
});
