import type { Session } from '@daybook/contracts/http/auth-routes.ts';
import { Refusal } from '../api/refusal.ts';
import { notePosition } from '../api/seen-position.ts';
import { send } from '../api/send.ts';

/** Who is signed in; `restoring` while the cookie of an earlier visit is tried. */
export type SessionState = Session | 'restoring' | undefined;

/** Says that a cookie may be there, so that visitors who never signed in cost no refused request. */
const hint = 'daybook-session';

let state: SessionState = localStorage.getItem(hint) === null ? undefined : 'restoring';
let renewal: Promise<void> | undefined;
const listeners = new Set<() => void>();

function change(next: SessionState): void {
  state = next;
  if (next === undefined) localStorage.removeItem(hint);
  else if (next !== 'restoring') {
    localStorage.setItem(hint, '1');
    notePosition(next.position);
  }
  for (const listener of listeners) listener();
}

export const sessionState = (): SessionState => state;

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The access token; it lives in memory only. */
export const currentToken = (): string | undefined => (typeof state === 'object' ? state.token : undefined);

async function renew(): Promise<void> {
  const before = state;
  // Whoever signed in or out meanwhile has said the last word: an answer about who was here before says nothing any more.
  const isLate = () => state !== before;
  try {
    const session = await send<Session>('/api/auth/refresh', { method: 'POST' });
    if (!isLate()) change(session);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isLate()) return;
    // Without an answer the cookie may still hold: whoever was signed in stays so.
    if (error.status === 401) change(undefined);
    else if (state === 'restoring') throw error;
  }
}

/** A new token for the cookie; callers at the same moment share one request. */
export function renewSession(): Promise<void> {
  renewal ??= renew().finally(() => {
    renewal = undefined;
  });
  return renewal;
}

/** Signs in again whoever was here before; tries until somebody answers. */
export async function restoreSession(): Promise<void> {
  for (let pause = 500; sessionState() === 'restoring'; pause = Math.min(pause * 2, 10_000)) {
    try {
      await renewSession();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** @throws Refusal */
export const signIn = async (account: Omit<NewAccount, 'name'>): Promise<void> =>
  change(await send<Session>('/api/auth/login', { method: 'POST', body: account }));

/** @throws Refusal */
export const signUp = async (account: NewAccount): Promise<void> =>
  change(await send<Session>('/api/auth/register', { method: 'POST', body: account }));

/** Signs up as a doctor; patients see them once they are verified. @throws Refusal */
export const joinAsDoctor = async (body: object): Promise<void> =>
  change(await send<Session>('/api/auth/register-practitioner', { method: 'POST', body }));

/** @throws Refusal when the session could not be ended; the person is still signed in then */
export async function signOut(): Promise<void> {
  await send('/api/auth/logout', { method: 'POST' });
  change(undefined);
}
