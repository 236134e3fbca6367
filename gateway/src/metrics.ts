import type { ServerResponse } from 'node:http';

import { Counter, metricsText } from '@daybook/platform/metrics.ts';

import type { Route } from './route.ts';

const requests = new Counter({
  name: 'gateway_requests_total',
  help: 'Answers by who gave them and with which status',
  labelNames: ['route', 'status'],
});

/** Counts a request when it is answered. */
export function countRequest(route: Route, response: ServerResponse): void {
  response.once('finish', () => requests.inc({ route, status: response.statusCode }));
}

/** Answers with everything measured so far, in Prometheus' text format. */
export async function sendMetrics(response: ServerResponse): Promise<void> {
  const text = await metricsText();
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text);
}
