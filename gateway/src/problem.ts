import type { ServerResponse } from 'node:http';

/** An error answer of the gateway's own, as RFC 9457 says. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  /** For programs; the last part of `type`. */
  readonly reason: string;
  /** One sentence for people. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The problem of an upstream that does not answer. */
export function notAvailable(upstream: string): Problem {
  return {
    status: 503,
    title: 'Not available now',
    reason: 'not-available',
    detail: `${upstream} cannot be reached at the moment: try again.`,
    headers: { 'Retry-After': '1' },
  };
}

/** The problem of an address that leads nowhere. */
export function notFound(method: string, path: string): Problem {
  return { status: 404, title: 'Not found', reason: 'not-found', detail: `There is nothing at ${method} ${path}.` };
}

/** The problem of a request that cannot be understood. */
export function malformed(detail: string): Problem {
  return { status: 400, title: 'Malformed request', reason: 'malformed', detail };
}

/** The problem of a method that is not for this address. */
export function methodNotAllowed(method: string, path: string): Problem {
  const detail = `${method} is not possible at ${path}, only GET and HEAD.`;
  return {
    status: 405,
    title: 'Method not allowed',
    reason: 'method-not-allowed',
    detail,
    headers: { Allow: 'GET, HEAD' },
  };
}

/** The answer's body. */
export function problemBody({ status, title, reason, detail }: Problem): string {
  return JSON.stringify({ type: `/problems/${reason}`, title, status, detail, reason });
}

/** Answers with a problem; an answer that has already begun can only be broken off. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = problemBody(problem);
  response.writeHead(problem.status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...problem.headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
