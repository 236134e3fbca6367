import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { answerRequest } from './answer-request.ts';
import type { Origin } from './answer-request.ts';
import { errorCode } from './error-code.ts';
import { createForwarder } from './forward-request.ts';
import { createSocketForwarder, isWebsocket } from './forward-socket.ts';
import { log } from './log.ts';
import { sendProblem } from './problem.ts';
import type { Settings } from './settings.ts';
import { createUpstream } from './upstream.ts';

/** A gateway that answers. */
export interface Gateway {
  readonly port: number;
  /** Accepts nothing new, finishes what is in flight, and breaks off what takes longer than `limit` ms. */
  stop(limit?: number): Promise<void>;
}

const stopLimit = 4_500;

/** Opens the one origin. */
export async function startGateway(settings: Omit<Settings, 'parent'>): Promise<Gateway> {
  const commandApi = createUpstream('command-api', settings.commandApiUrl);
  const queryApi = createUpstream('query-api', settings.queryApiUrl);
  const notifier = settings.notifierUrl && createUpstream('notifier', settings.notifierUrl);
  const origin: Origin = {
    commandApi,
    queryApi,
    notifier,
    webDir: settings.webDir,
    forward: createForwarder(settings.trust),
  };
  const sockets = createSocketForwarder(notifier, settings.trust);

  // Without this, every request that offers another protocol (curl --http2) would come as an upgrade.
  const server = createServer({ shouldUpgradeCallback: isWebsocket }, (request, response) => {
    answerRequest(origin, request, response).catch((error: unknown) => answerFailure(error, request, response));
  });
  server.on('upgrade', (request, socket, head) => sockets.forward(request, socket, head));
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server without a TCP address.');

  return {
    port: address.port,
    stop: async (limit = stopLimit) => {
      const closed = once(server, 'close');
      server.close();
      sockets.close();
      // Kept connections end when their last answer is out, which close() itself does not watch for.
      const sweep = setInterval(() => server.closeIdleConnections(), 20);
      const limitTimer = setTimeout(() => server.closeAllConnections(), limit);
      await closed;
      clearInterval(sweep);
      clearTimeout(limitTimer);
      for (const upstream of [commandApi, queryApi, notifier]) upstream?.agent.destroy();
    },
  };
}

function answerFailure(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  // The client left in the middle of an answer: nobody is there to be told.
  if (errorCode(error) === 'ERR_STREAM_PREMATURE_CLOSE') return;
  const path = request.url?.split('?', 1)[0];
  log('error', 'request failed', { method: request.method, path, error: String(error) });
  const detail = 'Something went wrong on our side; nothing about it is your fault.';
  sendProblem(response, { status: 500, title: 'Internal error', reason: 'internal', detail });
}
