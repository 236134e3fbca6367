import { currentToken, renewSession } from '../session/session.ts';
import { Refusal } from './refusal.ts';
import { send, type SendOptions } from './send.ts';

/** A request in the name of whoever is signed in; a token that ended meanwhile is renewed once. @throws Refusal */
export async function call<Answer>(path: string, options: Omit<SendOptions, 'token'> = {}): Promise<Answer> {
  const token = currentToken();
  try {
    return await send<Answer>(path, { ...options, token });
  } catch (error) {
    const ended = error instanceof Refusal && error.status === 401 && token !== undefined;
    if (!ended) throw error;
    await renewSession();
    return send<Answer>(path, { ...options, token: currentToken() });
  }
}
