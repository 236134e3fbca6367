import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { z } from 'zod';
import { problem } from './problem.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { wantsVerified } from './verified-only.ts';

const problemContent = { 'application/problem+json': { schema: problem } };
const position = {
  description: 'Position of the last event of this command; send it as Daybook-Min-Position to read your own write',
  schema: { type: 'string' as const },
};

function headers(route: Route): z.ZodObject | undefined {
  if (route.keyed === true) {
    return z.object({
      'Idempotency-Key': z
        .uuid()
        .optional()
        .meta({ description: 'Repeat a request with the same key and it happens once' }),
    });
  }
  if (route.service === 'query') {
    return z.object({
      'Daybook-Min-Position': z
        .string()
        .optional()
        .meta({ description: 'Wait up to 2 s until the answer includes this position' }),
    });
  }
  return undefined;
}

function whyForbidden(access: Exclude<Route['access'], 'public'>): string {
  const forVerified = Object.values(access).some(wantsVerified);
  return `not yours, or not for your role${forVerified ? ', or for verified doctors only' : ''}`;
}

function refusals(route: Route): Record<number, string> {
  const takesInput = route.body !== undefined || route.params !== undefined || route.query !== undefined;
  return {
    ...(takesInput ? { 400: 'malformed: the problem names the field and the rule' } : {}),
    ...(route.knowsWho === true ? { 401: 'token expired or forged; without one it is public' } : {}),
    ...(route.access === 'public' ? {} : { 401: 'token missing, expired or forged', 403: whyForbidden(route.access) }),
    ...(route.params === undefined ? {} : { 404: 'no such thing' }),
    ...(route.keyed === true ? { 422: 'the key was used with another request' } : {}),
    503: 'busy or outcome unknown: retry with the same key',
    ...route.refusals,
  };
}

function securityOf({ access, knowsWho }: Route): Record<string, string[]>[] {
  if (access !== 'public') return [{ bearer: [] }];
  // None at all, or a token.
  return knowsWho === true ? [{}, { bearer: [] }] : [];
}

function operation(route: Route): ZodOpenApiOperationObject {
  const requestParams = {
    ...(route.params instanceof z.ZodObject ? { path: route.params } : {}),
    ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
  };
  const header = headers(route);
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    security: securityOf(route),
    ...(route.access === 'public'
      ? {}
      : {
          description: `Roles: ${Object.entries(route.access)
            .map(([role, ownership]) => `${role} (${ownership})`)
            .join(', ')}`,
        }),
    requestParams: { ...requestParams, ...(header === undefined ? {} : { header }) },
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: {
      [`${route.status}`]: {
        description: 'Done',
        ...(route.keyed === true ? { headers: { 'Daybook-Position': position } } : {}),
        ...(route.status === 204 ? {} : { content: { 'application/json': { schema: route.response } } }),
      },
      ...Object.fromEntries(
        Object.entries(refusals(route)).map(([status, description]) => [
          status,
          { description, content: problemContent },
        ]),
      ),
    },
  };
}

/** The OpenAPI 3.1 document of the whole contract, from the same schemas that parse the requests. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Daybook',
      version: '1',
      description: 'Appointments for clinics and dental practices. Errors are RFC 9457 problems.',
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths: paths satisfies ZodOpenApiPathsObject,
  });
}
