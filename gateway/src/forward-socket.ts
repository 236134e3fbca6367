import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import type { Trust } from '@daybook/platform/http/trusted-proxies.ts';
import { createProxyServer } from 'http-proxy-3';

import { errorCode } from './error-code.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { removeHopByHop } from './hop-by-hop.ts';
import { log } from './log.ts';
import { malformed, notAvailable, notFound, problemBody } from './problem.ts';
import type { Problem } from './problem.ts';
import { readTarget, routeOf } from './route.ts';
import type { Upstream } from './upstream.ts';

/** Hands the connections of websockets through. */
export interface SocketForwarder {
  /** For the server's `upgrade` event. */
  forward(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Drops all connections that are open. */
  close(): void;
}

/** Makes the forwarder of websockets to the notifier, which may be absent. */
export function createSocketForwarder(notifier: Upstream | undefined, trust: Trust): SocketForwarder {
  const proxy = createProxyServer({ connectTimeout: 2_000 });
  const open = new Set<Duplex>();
  const upgraded = new WeakSet<Duplex>();
  proxy.on('proxyReqWs', (clientRequest, _request, socket) => {
    clientRequest.once('upgrade', () => upgraded.add(socket));
  });
  // Also told about clients that vanish, which is no news: their socket is destroyed already.
  proxy.on('error', (error, _request, socket) => {
    if (notifier === undefined || socket.destroyed || !('remoteAddress' in socket)) return;
    log('warn', 'websocket failed', { upstream: notifier.name, code: errorCode(error) ?? error.message });
    if (upgraded.has(socket)) socket.destroy();
    else refuse(socket, notAvailable(notifier.name));
  });

  const forward = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until the library takes over, a client that vanishes must not end this process.
    socket.on('error', () => socket.destroy());
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    const target = readTarget(request.url ?? '/');
    if (target === undefined) return refuse(socket, malformed('The address of the request cannot be read.'));
    const path = target.pathname;
    if (!isWebsocket(request) || routeOf('GET', path) !== 'notifier' || notifier === undefined) {
      return refuse(socket, notFound('websocket', path));
    }
    request.url = `${path}${target.search}`;
    removeHopByHop(request.headers);
    const headers = { ...forwardedHeaders(request, trust), connection: 'Upgrade', upgrade: 'websocket' };
    request.headers.upgrade = 'websocket';
    proxy.ws(request, socket, head, { target: notifier.url, headers });
  };
  return {
    forward,
    close: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

/** Whether the request asks to become a websocket and nothing else, such as HTTP/2. */
export function isWebsocket({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';
}

function refuse(socket: Duplex, problem: Problem): void {
  const body = problemBody(problem);
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...problem.headers,
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.join('\r\n')}\r\n\r\n${body}`, () =>
    socket.destroy(),
  );
}
