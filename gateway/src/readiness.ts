import { get as httpGet } from 'node:http';
import type { ServerResponse } from 'node:http';
import { get as httpsGet } from 'node:https';

import { sendProblem } from './problem.ts';
import type { Upstream } from './upstream.ts';

const patience = 2_000;

/** Answers 200 if every upstream says it is ready, else 503 naming those that do not. */
export async function answerReadiness(upstreams: readonly Upstream[], response: ServerResponse): Promise<void> {
  const answers = await Promise.all(
    upstreams.map(async (upstream) => ((await isReady(upstream)) ? [] : [upstream.name])),
  );
  const missing = answers.flat();
  if (missing.length === 0) {
    sendJson(response, { status: 'ready' });
    return;
  }
  sendProblem(response, {
    status: 503,
    title: 'Not available now',
    reason: 'not-ready',
    detail: `Not ready: ${missing.join(', ')}.`,
    headers: { 'Retry-After': '1' },
  });
}

/** Answers 200 with a small JSON body. */
export function sendJson(response: ServerResponse, body: Readonly<Record<string, string>>): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(response.req.method === 'HEAD' ? undefined : JSON.stringify(body));
}

function isReady({ url, agent }: Upstream): Promise<boolean> {
  return new Promise((resolve) => {
    const get = url.protocol === 'https:' ? httpsGet : httpGet;
    const address = new URL(`${url.pathname.replace(/\/$/, '')}/readyz`, url);
    const request = get(address, { agent, signal: AbortSignal.timeout(patience) }, (answer) => {
      // Read to the end, so that the connection is free for the next request.
      answer.resume();
      answer.once('error', () => resolve(false));
      answer.once('end', () => resolve(answer.statusCode === 200));
    });
    // Not ready is what an error means here, whichever it is.
    request.once('error', () => resolve(false));
  });
}
