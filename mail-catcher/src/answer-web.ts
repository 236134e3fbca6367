import type { IncomingMessage, ServerResponse } from 'node:http';
import { inboxPage, messagePage } from './inbox-page.ts';
import type { Mailbox } from './mailbox.ts';

/** Pages show mails of strangers: no script, nothing from elsewhere. */
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly policy?: string;
}

const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
const html = (body: string, policy = pagePolicy): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  policy,
});
const problem = (status: number, reason: string, detail: string): Answer => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ type: `/problems/${reason}`, title: detail, status, detail, reason }),
});
const notFound = problem(404, 'not-found', 'There is nothing at this address.');

async function answerFor(mailbox: Mailbox, ready: () => boolean, method: string, path: string): Promise<Answer> {
  if (path === '/api/messages' && method === 'DELETE') {
    await mailbox.clear();
    return { status: 204, type: 'text/plain', body: '' };
  }
  if (method !== 'GET' && method !== 'HEAD') return problem(405, 'method-not-allowed', 'This cannot be done here.');
  if (path === '/healthz') return json(200, { status: 'ok' });
  if (path === '/readyz') {
    return ready() ? json(200, { status: 'ready' }) : problem(503, 'not-ready', 'No mail is accepted at the moment.');
  }
  if (path === '/') return html(inboxPage(mailbox.summaries));
  if (path === '/api/messages') return json(200, { items: mailbox.summaries });
  const [, api, id = '', part] = /^(\/api)?\/messages\/([^/]+)(?:\/(html|source))?$/.exec(path) ?? [];
  if (part === 'source') {
    const source = await mailbox.source(id);
    return source === undefined ? notFound : { status: 200, type: 'text/plain; charset=utf-8', body: source };
  }
  const message = await mailbox.read(id);
  if (message === undefined) return notFound;
  if (part === 'html') return message.html === undefined ? notFound : html(message.html, mailPolicy);
  return api === undefined ? html(messagePage(message)) : json(200, message);
}

/** Answers one request of the web inbox or its JSON API. */
export async function answerWeb(
  mailbox: Mailbox,
  ready: () => boolean,
  request: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  let answer: Answer;
  try {
    answer = await answerFor(mailbox, ready, request.method ?? 'GET', path);
  } catch (error) {
    console.error(JSON.stringify({ level: 50, service: 'mail-catcher', msg: 'request failed', error: String(error) }));
    answer = problem(500, 'internal', 'Something went wrong on our side.');
  }
  reply.writeHead(answer.status, {
    'Content-Type': answer.type,
    'Content-Security-Policy': answer.policy ?? "default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
  reply.end(answer.body);
}
