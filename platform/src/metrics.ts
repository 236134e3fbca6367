import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';

export { Counter, Gauge } from 'prom-client';

/** Starts the runtime's own metrics: CPU, memory, event loop. Once per process. */
export function startProcessMetrics(service: string): void {
  register.setDefaultLabels({ service });
  collectDefaultMetrics();
}

/** Everything measured so far, in Prometheus' text format. */
export const metricsText = (): Promise<string> => register.metrics();

const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from a request to the end of its answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
});

/** Measures each request under its route's pattern, so that ids do not become labels. */
export function httpMetrics(): RequestHandler {
  return (request, reply, next) => {
    const stop = duration.startTimer();
    reply.once('finish', () => {
      const route: unknown = request.route;
      const path = typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : 'none';
      stop({ method: request.method, route: path, status: reply.statusCode });
    });
    next();
  };
}
