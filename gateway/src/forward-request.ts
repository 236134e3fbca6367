import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

import type { Trust } from '@daybook/platform/http/trusted-proxies.ts';
import { createProxyServer } from 'http-proxy-3';

import { errorCode } from './error-code.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { removeHopByHop } from './hop-by-hop.ts';
import { log } from './log.ts';
import { notAvailable, sendProblem } from './problem.ts';
import type { Upstream } from './upstream.ts';

/** Hands a request to an upstream and its answer back, both streamed. */
export type ForwardRequest = (upstream: Upstream, request: IncomingMessage, response: ServerResponse) => void;

/** How long an upstream may take to accept a connection, and to say something, in ms. */
const connectLimit = 2_000;
const silenceLimit = 60_000;

/** A reset this soon on a kept connection means that the upstream closed it just before; later, that it died working. */
const staleLimit = 1_000;

/** Makes the function that forwards plain requests. */
export function createForwarder(trust: Trust): ForwardRequest {
  const proxy = createProxyServer({
    // The answer is ours to send: the library would pass hop-by-hop headers on, and hang when an answer breaks off.
    selfHandleResponse: true,
    connectTimeout: connectLimit,
    proxyTimeout: silenceLimit,
  });
  const outgoing = new WeakMap<IncomingMessage, ClientRequest>();
  proxy.on('proxyReq', (clientRequest, request) => outgoing.set(request, clientRequest));
  proxy.on('proxyRes', (answer, _request, response) => sendAnswer(answer, response));

  const attempt = (upstream: Upstream, request: IncomingMessage, response: ServerResponse, isRetry: boolean) => {
    const began = performance.now();
    const headers = forwardedHeaders(request, trust);
    proxy.web(request, response, { target: upstream.url, agent: upstream.agent, headers }, (error) => {
      if (response.destroyed || response.writableEnded) return;
      const isStale =
        errorCode(error) === 'ECONNRESET' &&
        outgoing.get(request)?.reusedSocket === true &&
        performance.now() - began < staleLimit;
      if (isStale && !isRetry && isSafeToRepeat(request) && !response.headersSent) {
        attempt(upstream, request, response, true);
        return;
      }
      log('warn', 'upstream not reached', { upstream: upstream.name, code: errorCode(error) ?? error.message });
      sendProblem(response, notAvailable(upstream.name));
    });
  };

  return (upstream, request, response) => {
    // Node has answered `Expect: 100-continue` by now.
    delete request.headers.expect;
    removeHopByHop(request.headers);
    if (isUnframed(request)) {
      const detail = `Send the body of ${request.method} with a Content-Length.`;
      sendProblem(response, { status: 411, title: 'Length required', reason: 'length-required', detail });
      return;
    }
    attempt(upstream, request, response, false);
  };
}

/**
 * The library declares these bodies empty and sends them all the same: on a kept connection the upstream would take such
 * a body for the next request, and whoever sent it could slip requests past the gateway.
 */
function isUnframed({ method, headers }: IncomingMessage): boolean {
  const isEmptied = method === 'DELETE' || method === 'OPTIONS';
  return isEmptied && headers['transfer-encoding'] !== undefined && headers['content-length'] === undefined;
}

function isSafeToRepeat({ method, headers }: IncomingMessage): boolean {
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return (method === 'GET' || method === 'HEAD') && !hasBody;
}

function sendAnswer(answer: IncomingMessage, response: ServerResponse): void {
  removeHopByHop(answer.headers);
  delete answer.headers['transfer-encoding'];
  // writeHead does not take undefined values; the list keeps several cookies apart.
  const headers = Object.entries(answer.headers).filter(([, value]) => value !== undefined);
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, Object.fromEntries(headers));
  pipeline(answer, response, (error) => {
    // The upstream died or the client left, which look alike from here. pipeline has destroyed the response, so a client
    // that is still there sees that the answer is not whole.
    if (error) log('info', 'answer broke off', { code: errorCode(error) ?? error.message });
  });
}
