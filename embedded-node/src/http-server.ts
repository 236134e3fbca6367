import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Engine } from './engine.ts';
import { metricsText } from './metrics.ts';
import type { OpenCalls } from './open-calls.ts';

/** A server for operators: `/health` and `/metrics`, nothing that changes data. */
export async function startHttpServer(engine: Engine, calls: OpenCalls, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => answer(engine, calls, request, response));
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

/** Stops the server without waiting for idle connections. */
export async function stopHttpServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function answer(engine: Engine, calls: OpenCalls, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  switch (request.url) {
    case '/health': {
      const healthy = engine.failure === undefined;
      response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: healthy ? 'ok' : 'failed' }));
      return;
    }
    case '/metrics':
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(metricsText(engine, calls));
      return;
    default:
      response.writeHead(404).end();
  }
}
