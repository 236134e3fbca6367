import { randomUUID } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import * as routes from '@daybook/contracts/http/auth-routes.ts';
import type { Role } from '@daybook/contracts/role.ts';
import { patientStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { signToken } from '@daybook/platform/http/token.ts';
import { activateAccount } from '../identity/activate-account.ts';
import { passwordFits } from '../identity/password.ts';
import { registerAccount, type NewAccount } from '../identity/register-account.ts';
import { endSession, openSession, rotateSession, sessionLifetime } from '../identity/sessions.ts';
import { identifyCommand } from '../write-path/command.ts';
import { activationProblem } from './activation-problem.ts';
import { limitGuesses, limitGuests, limitPractitioners, limitSignUps, limitSpraying } from './rate-limits.ts';
import type { Services } from './services.ts';

const cookieName = 'daybook_refresh';
const tokenSeconds = 15 * 60;
/** Long enough to sign up with a time in hand. */
const guestSeconds = 30 * 60;

const cookieOf = (http: Request): string | undefined =>
  http
    .get('cookie')
    ?.split(/; */)
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);

const cookieOptions = (http: Request) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: http.secure,
  path: '/api/auth',
});

interface SignedIn {
  readonly accountId: string;
  readonly role: Role;
  readonly person: string | null;
  readonly position?: bigint | undefined;
}

/** Mounts sign-up, sign-in, refresh and sign-out. */
export function mountAuth(router: Router, services: Services): void {
  const { guard, database, store, fingerprintKey } = services;

  async function answerSession(
    account: SignedIn,
    refreshToken: string,
    http: Request,
    reply: Response,
  ): Promise<routes.Session> {
    const { accountId, role, person, position } = account;
    const token = await signToken({ accountId, role, ...(person === null ? {} : { person }) }, guard.key, tokenSeconds);
    reply.cookie(cookieName, refreshToken, { ...cookieOptions(http), maxAge: sessionLifetime });
    reply.set('Cache-Control', 'no-store');
    if (position !== undefined) reply.set('Daybook-Position', `${position}`);
    return {
      token,
      expiresIn: tokenSeconds,
      role,
      accountId,
      ...(role === 'patient' && person !== null ? { patientId: person } : {}),
      ...(role === 'practitioner' && person !== null ? { practitionerId: person } : {}),
      ...(position === undefined ? {} : { position: `${position}` }),
    };
  }

  /** Makes an account for whoever asks, and signs them in. */
  async function signUp(
    route: 'register' | 'registerPractitioner',
    account: NewAccount,
    { correlationId, http, reply }: { correlationId: string; http: Request; reply: Response },
  ): Promise<routes.Session> {
    const request = {
      actor: { accountId: account.person, role: account.role },
      key: randomUUID(),
      repeatable: false,
      correlationId,
      traceparent: undefined,
      wish: { route },
    };
    const command = identifyCommand(request, fingerprintKey);
    const registered = await registerAccount(services, command, account, true).catch(activationProblem);
    return answerSession(registered, await openSession(database, registered.accountId), http, reply);
  }

  router.post(routes.register.path, limitSignUps);
  serveRoute(router, guard, routes.register, ({ body, ...exchange }) => {
    const { name, email, password, phone } = body;
    const patientId = randomUUID();
    const data = { patientId, name, email, ...(phone === undefined ? {} : { phone }) };
    const account = {
      email,
      password,
      role: 'patient' as const,
      person: patientId,
      stream: patientStream(patientId),
      event: { type: 'PatientRegistered' as const, data },
    };
    return signUp('register', account, exchange);
  });

  router.post(routes.registerPractitioner.path, limitPractitioners);
  serveRoute(router, guard, routes.registerPractitioner, ({ body, ...exchange }) => {
    const { email, password, ...profile } = body;
    const practitionerId = randomUUID();
    const account = {
      email,
      password,
      role: 'practitioner' as const,
      person: practitionerId,
      stream: practitionerStream(practitionerId),
      event: { type: 'PractitionerRegistered' as const, data: { practitionerId, ...profile, verified: false } },
    };
    return signUp('registerPractitioner', account, exchange);
  });

  router.post(routes.guest.path, limitGuests);
  serveRoute(router, guard, routes.guest, async ({ reply }) => {
    reply.set('Cache-Control', 'no-store');
    const token = await signToken({ accountId: randomUUID(), role: 'guest' }, guard.key, guestSeconds);
    return { token, expiresIn: guestSeconds };
  });

  router.post(routes.login.path, limitSpraying, limitGuesses);
  serveRoute(router, guard, routes.login, async ({ body, http, reply }) => {
    const account = await database
      .selectFrom('identity.account')
      .selectAll()
      .where('email', '=', body.email)
      .executeTakeFirst();
    if (!(await passwordFits(body.password, account?.password_hash)) || account === undefined) {
      throw new HttpProblem(401, 'wrong-credentials', 'E-mail or password is wrong.');
    }
    const { account_id, registration, role, person } = account;
    const position =
      registration === null
        ? undefined
        : await activateAccount(store, database, { account_id, registration }).catch(activationProblem);
    return answerSession(
      { accountId: account_id, role, person, position },
      await openSession(database, account_id),
      http,
      reply,
    );
  });

  serveRoute(router, guard, routes.refresh, async ({ http, reply }) => {
    const given = cookieOf(http);
    if (given === undefined) throw new HttpProblem(401, 'session-ended', 'There is no session: sign in.');
    const { accountId, token } = await rotateSession(database, given);
    const { role, person } = await database
      .selectFrom('identity.account')
      .select(['role', 'person'])
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    return answerSession({ accountId, role, person }, token, http, reply);
  });

  serveRoute(router, guard, routes.logout, async ({ http, reply }) => {
    const given = cookieOf(http);
    if (given !== undefined) await endSession(database, given);
    reply.clearCookie(cookieName, cookieOptions(http));
    return undefined;
  });
}
