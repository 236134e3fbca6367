import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../logger.ts';
import { httpMetrics, metricsText } from '../metrics.ts';
import { isConnectionError } from '../postgres/is-connection-error.ts';
import { HttpProblem } from './http-problem.ts';
import { trustedProxies, type Trust } from './trusted-proxies.ts';

/** What a service is, for its HTTP face. */
export interface AppOptions {
  readonly logger: Logger;
  /** The routes; none for a service that only shows its health. */
  readonly router?: Router;
  /** Resolves when the service can do its work; rejects or throws saying why not. */
  readonly ready: () => Promise<void>;
  /** Whose `X-Forwarded-…` headers are believed; a proxy on this machine unless told. */
  readonly trust?: Trust;
  /** What a failure of this service's own parts means to the client; undefined is an error of ours (500). */
  readonly translate?: (error: unknown) => HttpProblem | undefined;
}

const notJson = () =>
  new HttpProblem(415, 'unsupported-media-type', 'Send JSON in UTF-8 with Content-Type application/json.');

/** A body that nobody parsed must not pass for an absent one: the rules it carries would be dropped. */
const refuseUnreadBody: RequestHandler = (request, _reply, next) => {
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  next(hasBody && request.body === undefined ? notJson() : undefined);
};

/** What body-parser and express throw for a request they cannot read. */
function refusalOf(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const { status } = error;
  if (status === 413) return new HttpProblem(413, 'too-large', 'The body is larger than 100 kB.');
  if (status === 415) return notJson();
  if (status >= 400 && status < 500) {
    return new HttpProblem(400, 'malformed', 'The request cannot be read: send valid JSON.', {
      errors: [{ field: 'body', rule: 'json', message: 'is not valid JSON' }],
    });
  }
  return undefined;
}

function answerProblem(logger: Logger, translate: AppOptions['translate']): ErrorRequestHandler {
  return (error: unknown, request, reply, next) => {
    if (reply.headersSent) {
      next(error);
      return;
    }
    let refusal = refusalOf(error) ?? translate?.(error);
    if (refusal === undefined && isConnectionError(error)) {
      logger.warn({ err: error, id: request.id }, 'database not reached');
      refusal = new HttpProblem(503, 'not-available', 'The database cannot be reached at the moment: try again.');
    }
    if (refusal === undefined) {
      logger.error({ err: error, method: request.method, path: request.path, id: request.id }, 'request failed');
      refusal = new HttpProblem(500, 'internal', 'Something went wrong on our side; nothing about it is your fault.');
    }
    reply.status(refusal.status).set(refusal.headers).type('application/problem+json').send(JSON.stringify(refusal));
  };
}

/** The Express app every service answers with: health, metrics, security headers, JSON bodies, problems. */
export function createApp({
  logger,
  router,
  ready,
  translate,
  trust = trustedProxies('loopback'),
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trust);
  app.set('query parser', 'simple');
  app.get('/healthz', (_request, reply) => void reply.json({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    await ready().catch((error: unknown) => {
      throw new HttpProblem(503, 'not-ready', error instanceof Error ? error.message : String(error));
    });
    reply.json({ status: 'ready' });
  });
  app.get(
    '/metrics',
    async (_request, reply) => void reply.type('text/plain; version=0.0.4').send(await metricsText()),
  );
  app.use(helmet());
  app.use(httpMetrics());
  app.use(
    pinoHttp({
      logger,
      genReqId: () => randomUUID(),
      // Only method, path and status: headers hold tokens, and a query may hold a name somebody searched for.
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?', 1)[0],
        }),
        res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      },
      customLogLevel: (_request, reply, error) => (error !== undefined || reply.statusCode >= 500 ? 'warn' : 'debug'),
    }),
  );
  app.use(express.json({ limit: '100kb', strict: false }));
  app.use(refuseUnreadBody);
  if (router !== undefined) app.use(router);
  app.use((request) => {
    throw new HttpProblem(404, 'not-found', `There is nothing at ${request.method} ${request.path}.`);
  });
  app.use(answerProblem(logger, translate));
  return app;
}
