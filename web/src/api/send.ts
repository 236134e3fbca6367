import type { Problem } from '@daybook/contracts/http/problem.ts';
import { Refusal } from './refusal.ts';
import { notePosition, seenPosition } from './seen-position.ts';
import { noteServerTime } from './server-clock.ts';

export interface SendOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** `Idempotency-Key`: names the wish, so that repeating it does it once. */
  readonly key?: string;
  readonly token?: string | undefined;
  readonly signal?: AbortSignal;
  /** It goes out even though the page is being left. */
  readonly keepalive?: boolean;
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'reason' in body && 'detail' in body;

async function refusalOf(answer: Response): Promise<Refusal> {
  const isJson = answer.headers.get('Content-Type')?.includes('json') === true;
  const body: unknown = isJson ? await answer.json() : undefined;
  if (isProblem(body)) return new Refusal({ ...body, status: answer.status });
  return new Refusal({ status: answer.status, reason: 'unexpected', detail: '' });
}

function headersOf({ method = 'GET', body, key, token }: SendOptions): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (key !== undefined) headers.set('Idempotency-Key', key);
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  const position = method === 'GET' ? seenPosition() : undefined;
  if (position !== undefined) headers.set('Daybook-Min-Position', position);
  return headers;
}

/**
 * One request to our own origin. The type of the answer is the contract's: both sides are built from it.
 * @throws Refusal for every answer but a success, with reason `offline` when there was none
 */
export async function send<Answer>(path: string, options: SendOptions = {}): Promise<Answer> {
  const { method = 'GET', body, signal, keepalive = false } = options;
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers: headersOf(options),
      keepalive,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Refusal({ status: 0, reason: 'offline', detail: '' }, { cause: error });
  }
  noteServerTime(answer.headers.get('Date'));
  // Only of our own writes: the place a read model has reached says nothing about what we must see.
  if (method !== 'GET') notePosition(answer.headers.get('Daybook-Position'));
  if (!answer.ok) throw await refusalOf(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}
