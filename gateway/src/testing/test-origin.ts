import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import { trustedProxies } from '@daybook/platform/http/trusted-proxies.ts';
import { startGateway } from '../start-gateway.ts';
import type { Gateway } from '../start-gateway.ts';
import { startUpstream } from './upstream-server.ts';
import type { UpstreamServer } from './upstream-server.ts';

/** A gateway with both upstreams, which say who they are and note what reaches them. */
export interface TestOrigin {
  readonly gateway: Gateway;
  readonly origin: string;
  readonly command: UpstreamServer;
  readonly query: UpstreamServer;
  /** All requests that reached an upstream. */
  readonly seen: IncomingMessage[];
  /** The connections the query side was asked over. */
  readonly connections: Set<Socket>;
  close(): Promise<void>;
}

/** Starts all three. */
export async function startTestOrigin(): Promise<TestOrigin> {
  const seen: IncomingMessage[] = [];
  const connections = new Set<Socket>();
  const command = await startUpstream((request, response) => {
    seen.push(request);
    answerHash(request, response);
  });
  const query = await startUpstream((request, response) => {
    seen.push(request);
    connections.add(request.socket);
    answerOddly(request, response, connections.size === 1);
  });
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    commandApiUrl: command.url,
    queryApiUrl: query.url,
    notifierUrl: undefined,
    webDir: undefined,
    trust: trustedProxies('loopback'),
  });
  const close = async () => {
    await gateway.stop(100);
    await Promise.all([command.close(), query.close()]);
  };
  return { gateway, origin: `http://127.0.0.1:${gateway.port}`, command, query, seen, connections, close };
}

function answerHash(request: IncomingMessage, response: ServerResponse): void {
  const hash = createHash('sha256');
  request.on('data', (chunk: Buffer) => hash.update(chunk));
  request.once('end', () => {
    const status = request.url === '/readyz' ? 200 : 201;
    response
      .setHeader('Set-Cookie', ['a=1', 'b=2'])
      .writeHead(status)
      .end(`command ${hash.digest('hex')}`);
  });
}

function answerOddly(request: IncomingMessage, response: ServerResponse, isFirstConnection: boolean): void {
  if (request.url === '/api/reset-when-reused' && isFirstConnection) request.socket.destroy();
  else if (request.url === '/api/breaks-off') response.write('half', () => request.socket.destroy());
  else if (request.url === '/api/slow') {
    response.write('first,');
    setTimeout(() => response.end('second'), 300);
  } else response.setHeader('Connection', 'X-Private').setHeader('X-Private', '1').end(`query ${request.url}`);
}
