import { randomUUID } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import { HttpProblem } from './http-problem.ts';
import { parseInput } from './parse-input.ts';
import { verifyToken, type Identity } from './token.ts';

/** The part of a route's contract that serving it needs. */
export interface ServedRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly access: 'public' | Readonly<Record<string, string>>;
  readonly knowsWho?: true;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: number;
  readonly response: z.ZodType;
}

type Parsed<R, Part extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<Part, infer S extends z.ZodType>> ? z.output<S> : undefined;

/** A parsed and authorised request. */
export interface RouteRequest<R extends ServedRoute> {
  readonly params: Parsed<R, 'params'>;
  readonly query: Parsed<R, 'query'>;
  readonly body: Parsed<R, 'body'>;
  /** Who asks; on public routes undefined, but for those that look at a token where one is sent. */
  readonly identity: R['access'] extends 'public'
    ? R extends { readonly knowsWho: true }
      ? Identity | undefined
      : undefined
    : Identity;
  /** Groups everything that follows from this request. */
  readonly correlationId: string;
  readonly http: Request;
  readonly reply: Response;
}

/** What the authorisation of all routes needs. */
export interface Guard {
  readonly key: Uint8Array;
  /** The ownership the address alone decides. */
  readonly pathIsOwn: (
    ownership: string,
    params: Readonly<Record<string, unknown>>,
    person: string | undefined,
  ) => boolean;
  /**
   * Throws the refusal of a right that neither role nor address decide, and that has to be looked up; absent where no
   * route has one.
   */
  readonly lookUp?: (ownership: string, asked: Asked) => Promise<void>;
}

/** Who asks, and in which request. */
export interface Asked {
  readonly identity: Identity;
  readonly http: Request;
  readonly reply: Response;
}

async function authorise(
  route: ServedRoute,
  guard: Guard,
  request: Request,
  reply: Response,
): Promise<Identity | undefined> {
  if (route.access === 'public') {
    const { authorization } = request.headers;
    // Another scheme is somebody else's, such as a proxy's before us.
    const isOurs = route.knowsWho === true && /^Bearer\b/i.test(authorization ?? '');
    return isOurs ? verifyToken(authorization, guard.key) : undefined;
  }
  const identity = await verifyToken(request.headers.authorization, guard.key);
  const ownership = route.access[identity.role];
  if (ownership === undefined)
    throw new HttpProblem(403, 'role-not-allowed', `The role ${identity.role} may not do this.`);
  if (!guard.pathIsOwn(ownership, request.params, identity.person)) {
    throw new HttpProblem(403, 'not-yours', 'This belongs to somebody else.');
  }
  await guard.lookUp?.(ownership, { identity, http: request, reply });
  return identity;
}

/** Mounts one route: authorise, parse, handle, answer. Rights are checked before the input is looked at. */
export function serveRoute<const R extends ServedRoute>(
  router: Router,
  guard: Guard,
  route: R,
  handle: (request: RouteRequest<R>) => Promise<z.output<R['response']>>,
): void {
  router[route.method](route.path, async (http, reply) => {
    const identity = await authorise(route, guard, http, reply);
    const parse = (schema: z.ZodType | undefined, input: unknown, where: 'body' | 'query' | 'path') =>
      schema === undefined ? undefined : parseInput(schema, input, where);
    // The three casts restate what parseInput just checked against the very schemas the type is made of.
    const body = await handle({
      params: parse(route.params, http.params, 'path') as Parsed<R, 'params'>,
      query: parse(route.query, http.query, 'query') as Parsed<R, 'query'>,
      body: parse(route.body, http.body, 'body') as Parsed<R, 'body'>,
      identity: identity as RouteRequest<R>['identity'],
      // createApp numbers every request with a uuid.
      correlationId: typeof http.id === 'string' ? http.id : randomUUID(),
      http,
      reply,
    });
    if (route.status === 204) reply.status(204).end();
    else reply.status(route.status).json(body);
  });
}
