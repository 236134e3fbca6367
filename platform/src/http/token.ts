import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { HttpProblem } from './http-problem.ts';

/** Who a request comes from, as the token says. */
export interface Identity {
  readonly accountId: string;
  readonly role: string;
  /** The person or thing the account stands for within its role, if any. */
  readonly person?: string;
}

const issuer = 'daybook';
const claims = z.object({ sub: z.uuid(), role: z.string(), person: z.uuid().optional(), exp: z.number() });

/** A token whose signature was checked; it stays ours until it ends, in Unix seconds. */
interface Checked {
  readonly identity: Identity;
  readonly endsAt: number;
}

/**
 * Tokens already checked, by key: the signature of a token does not change, and checking it took a tenth of a booking's
 * time. Bounded; what is not in it is checked again. There is no early end to remember: tokens live for minutes.
 */
const checked = new WeakMap<Uint8Array, LRUCache<string, Checked>>();

function checkedBy(key: Uint8Array): LRUCache<string, Checked> {
  const known = checked.get(key) ?? new LRUCache<string, Checked>({ max: 20_000 });
  checked.set(key, known);
  return known;
}

/** Signs a token that names the identity and ends after `seconds`. It holds ids and a role, nothing personal. */
export function signToken(identity: Identity, key: Uint8Array, seconds: number): Promise<string> {
  const { accountId, role, person } = identity;
  return new SignJWT({ role, ...(person === undefined ? {} : { person }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setSubject(accountId)
    .setIssuedAt()
    .setExpirationTime(`${seconds} seconds`)
    .sign(key);
}

/**
 * The identity behind an `Authorization` header.
 * @throws HttpProblem 401 when the token is missing, expired or not ours
 */
export async function verifyToken(header: string | undefined, key: Uint8Array): Promise<Identity> {
  const challenge = { headers: { 'WWW-Authenticate': 'Bearer' } };
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined)
    throw new HttpProblem(401, 'token-missing', 'Sign in first: this needs a bearer token.', challenge);
  const known = checkedBy(key);
  const before = known.get(token);
  if (before !== undefined && before.endsAt > Date.now() / 1000) return before.identity;
  try {
    const { payload } = await jwtVerify(token, key, { issuer, algorithms: ['HS256'], requiredClaims: ['exp', 'sub'] });
    const { sub, role, person, exp } = claims.parse(payload);
    const identity = { accountId: sub, role, ...(person === undefined ? {} : { person }) };
    known.set(token, { identity, endsAt: exp });
    return identity;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new HttpProblem(401, 'token-expired', 'The session has ended: refresh it or sign in again.', challenge);
    }
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) {
      throw new HttpProblem(401, 'token-invalid', 'The token is not one of ours.', challenge);
    }
    throw error;
  }
}
