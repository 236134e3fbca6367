import type { z } from 'zod';
import type { Role } from '../role.ts';

/**
 * What a role may reach through a route; a `guest` has a short-lived token and no account, and can hold a time.
 * - `any`: everything behind it
 * - `own-practitioner`: the path's `:id` is the practitioner of the token (checked before the handler runs)
 * - `verified`: everything behind it, once an admin has verified the practitioner of the token (looked up before the
 *   handler runs); anybody can sign up as a practitioner, and patients are nobody's business until then
 * - `own-visit`: only visits the token's person is a party of (checked by the decider, or a condition of the query)
 * - `own-location`: the clinic of the path was registered by the token's practitioner (checked by the decider)
 * - `self`: the route has no subject but the token's person
 */
export type Ownership = 'any' | 'verified' | 'own-practitioner' | 'own-visit' | 'own-location' | 'self';

/** Who may call a route; a role that is not named is refused. */
export type Access = 'public' | Readonly<Partial<Record<Role | 'guest', Ownership>>>;

/** One row of the HTTP contract: address, rights and shapes. OpenAPI, the authorisation table and both APIs read it. */
export interface Route {
  readonly name: string;
  readonly service: 'command' | 'query' | 'notifier';
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express form: `/api/slots/:slotId`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  /** A public route that looks at a token where one is sent: some see more than everybody. A bad token is refused. */
  readonly knowsWho?: true;
  /** Takes an `Idempotency-Key` (commands; auth routes take none). */
  readonly keyed?: boolean;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 204;
  readonly response: z.ZodType;
  /** Refusals beyond those every route has, by status. */
  readonly refusals?: Readonly<Record<number, string>>;
}

/** Keeps the types of the schemas, so that a handler sees what its route parses. */
export const defineRoute = <const R extends Route>(route: R): R => route;
