import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';

const windowMs = 15 * 60_000;

const limit = (most: number, words: string, more: Partial<Options> = {}) =>
  rateLimit({
    windowMs,
    limit: most,
    legacyHeaders: false,
    handler: () => {
      throw new HttpProblem(429, 'too-many-tries', words, { headers: { 'Retry-After': `${windowMs / 1000}` } });
    },
    ...more,
  });

/** An address as it is counted: IPv6 by its /56, since whoever has one address there has all of them. */
const placeOf = (http: Request): string => ipKeyGenerator(http.ip ?? '');

/** What is kept in memory is short and no e-mail, whatever was sent. */
function accountOf(http: Request): string {
  const body: unknown = http.body;
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined;
  const text = typeof email === 'string' ? email.trim().toLowerCase() : '';
  return createHash('sha256').update(text).digest('base64url');
}

const wrongPasswords = 'Too many wrong passwords: wait a quarter of an hour.';

/** Wrong passwords for one account from one place. Right ones are not counted. */
export const limitGuesses = limit(20, wrongPasswords, {
  skipSuccessfulRequests: true,
  keyGenerator: (http) => `${placeOf(http)} ${accountOf(http)}`,
});

/** Wrong passwords from one place, whatever the account. */
export const limitSpraying = limit(300, wrongPasswords, { skipSuccessfulRequests: true, keyGenerator: placeOf });

/** Guests from one place: each can keep a few times for a few minutes. */
export const limitGuests = limit(600, 'Too many visitors from here: sign in, or wait a quarter of an hour.', {
  keyGenerator: placeOf,
});

/** Sign-ups from one place: many for a clinic behind one address, not enough to fill a disk. */
export const limitSignUps = limit(5_000, 'Too many sign-ups from here: wait a quarter of an hour.', {
  keyGenerator: placeOf,
});

/** Practitioners who sign up from one place: each of them is looked at by a person. */
export const limitPractitioners = limit(50, 'Too many sign-ups from here: wait a quarter of an hour.', {
  keyGenerator: placeOf,
});
