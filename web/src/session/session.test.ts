import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const session = (name: string) => ({ accountId: name, role: 'patient', token: name, position: '1' });
const answer = (status: number, body?: unknown) =>
  body === undefined ? new Response(null, { status }) : Response.json(body, { status });

/** The answers to come, by path. */
let answers: Record<string, PromiseWithResolvers<Response>>;
beforeEach(() => {
  answers = {};
  const kept = new Map([['daybook-session', '1']]);
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal('fetch', (path: string) => (answers[path] = Promise.withResolvers<Response>()).promise);
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

/** A page on which Mia is signed in. */
async function openPage() {
  const page = await import('./session.ts');
  const restored = page.restoreSession();
  answers['/api/auth/refresh']?.resolve(answer(200, session('mia')));
  await restored;
  expect(page.currentToken()).toBe('mia');
  return page;
}

it('a renewal that is answered after signing out signs nobody in again', async () => {
  const { signOut, renewSession, sessionState } = await openPage();
  const renewed = renewSession();
  const out = signOut();
  answers['/api/auth/logout']?.resolve(answer(204));
  await out;
  answers['/api/auth/refresh']?.resolve(answer(200, session('mia again')));
  await renewed;
  expect(sessionState()).toBeUndefined();
});

it('a renewal that is refused after somebody signed in does not sign them out', async () => {
  const { signIn, renewSession, currentToken } = await openPage();
  const renewed = renewSession();
  const entered = signIn({ email: 'lena@people.example', password: 'correct horse' });
  answers['/api/auth/login']?.resolve(answer(200, session('lena')));
  await entered;
  answers['/api/auth/refresh']?.resolve(answer(401));
  await renewed;
  expect(currentToken()).toBe('lena');
});

it('a renewal changes the token, and ends the session where the cookie is not good any more', async () => {
  const { renewSession, currentToken, sessionState } = await openPage();
  const renewed = renewSession();
  answers['/api/auth/refresh']?.resolve(answer(200, session('mia again')));
  await renewed;
  expect(currentToken()).toBe('mia again');
  const refused = renewSession();
  answers['/api/auth/refresh']?.resolve(answer(401));
  await refused;
  expect(sessionState()).toBeUndefined();
});
