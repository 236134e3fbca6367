import type { IncomingMessage, ServerResponse } from 'node:http';

import type { ForwardRequest } from './forward-request.ts';
import { sendLandingPage } from './landing-page.ts';
import { malformed, methodNotAllowed, notFound, sendProblem } from './problem.ts';
import { countRequest, sendMetrics } from './metrics.ts';
import { answerReadiness, sendJson } from './readiness.ts';
import { readTarget, routeOf } from './route.ts';
import { serveWeb } from './serve-web.ts';
import type { Upstream } from './upstream.ts';

/** Everything that answers behind the one origin. */
export interface Origin {
  readonly commandApi: Upstream;
  readonly queryApi: Upstream;
  readonly notifier: Upstream | undefined;
  readonly webDir: string | undefined;
  readonly forward: ForwardRequest;
}

/** Answers one request, by itself or through an upstream. */
export async function answerRequest(origin: Origin, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = request;
  const target = readTarget(request.url ?? '/');
  if (target === undefined) return sendProblem(response, malformed('The address of the request cannot be read.'));
  const path = target.pathname;
  // The upstream must see the path that was judged here, not one that resolves to another.
  request.url = `${path}${target.search}`;
  const route = routeOf(method, path);
  countRequest(route, response);
  switch (route) {
    case 'command-api':
      return origin.forward(origin.commandApi, request, response);
    case 'query-api':
      return origin.forward(origin.queryApi, request, response);
    case 'notifier':
      if (origin.notifier === undefined) return sendProblem(response, notFound(method, path));
      return origin.forward(origin.notifier, request, response);
    case 'health':
      return sendJson(response, { status: 'ok' });
    case 'metrics':
      return sendMetrics(response);
    case 'readiness':
      return await answerReadiness([origin.commandApi, origin.queryApi], response);
    case 'read-only':
      return sendProblem(response, methodNotAllowed(method, path));
    case 'web':
      if (origin.webDir !== undefined) return await serveWeb(origin.webDir, path, response);
      return path === '/' ? sendLandingPage(response) : sendProblem(response, notFound(method, path));
  }
}
