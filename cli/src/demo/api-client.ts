import { v5 } from 'uuid';

const demoSpace = '4f0a5f3e-7a0f-4f6e-9d0b-2b0c9d9a3c11';

/** An answer that was not a success. */
export class RefusedRequest extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, detail: string) {
    super(`${status} ${reason}: ${detail}`);
    this.status = status;
    this.reason = reason;
  }
}

interface More {
  readonly token?: string;
  readonly key?: string;
}

/** The HTTP API as the demo clinic uses it: like any other client, through the one origin. */
export interface ApiClient {
  /**
   * One command.
   * @param key names the wish: repeating a broken-off demo repeats the same commands
   * @throws RefusedRequest
   */
  post(path: string, body: unknown, more?: More): Promise<Record<string, unknown>>;
  /** As `post`. */
  put(path: string, body: unknown, more?: More): Promise<Record<string, unknown>>;
  /** @param position of a command the answer has to know of */
  get(path: string, position?: string): Promise<Record<string, unknown>>;
}

async function answerOf(answer: Response): Promise<Record<string, unknown>> {
  const body: unknown = await answer.json();
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (!answer.ok) throw new RefusedRequest(answer.status, String(fields['reason']), String(fields['detail']));
  return fields;
}

export function createApiClient(origin: string, signal: AbortSignal): ApiClient {
  const send =
    (method: 'POST' | 'PUT') =>
    async (path: string, body: unknown, { token, key }: More = {}) =>
      answerOf(
        await fetch(`${origin}${path}`, {
          method,
          headers: {
            'Content-Type': 'application/json',
            ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
            ...(key === undefined ? {} : { 'Idempotency-Key': v5(key, demoSpace) }),
          },
          body: JSON.stringify(body),
          signal,
        }),
      );
  return {
    post: send('POST'),
    put: send('PUT'),
    get: async (path, position) =>
      answerOf(
        await fetch(`${origin}${path}`, {
          headers: position === undefined ? {} : { 'Daybook-Min-Position': position },
          signal,
        }),
      ),
  };
}
