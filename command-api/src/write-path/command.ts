import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import { commandId } from '@daybook/event-store/event-id.ts';

/** Who gave a command, as recorded in the metadata of its events: ids and a role, nothing personal. */
export interface CommandActor {
  readonly accountId: string;
  readonly role: string;
}

/** One command's identity, fixed once however often it is decided (DESIGN §4.1). */
export interface Command {
  readonly id: string;
  readonly actor: CommandActor;
  /** Equal for equal requests; keyed, because a body may hold personal data that a plain hash would give away. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly traceparent?: string;
  /** Whether the client can repeat it: it chose the key. */
  readonly repeatable: boolean;
}

/** What a request says of itself. */
export interface CommandRequest {
  readonly actor: CommandActor;
  readonly key: string;
  readonly repeatable: boolean;
  readonly correlationId: string;
  readonly traceparent: string | undefined;
  /** Method, route, ids and body: what makes two requests the same wish. */
  readonly wish: unknown;
}

/** Gives a request its command identity. */
export function identifyCommand(request: CommandRequest, fingerprintKey: Buffer): Command {
  const { actor, key, repeatable, correlationId, traceparent, wish } = request;
  const canonical = canonicalize(wish);
  if (canonical === undefined) throw new TypeError('a request that JSON cannot hold has no fingerprint');
  return {
    id: commandId(actor.accountId, key),
    actor,
    fingerprint: createHmac('sha256', fingerprintKey).update(canonical).digest('base64url'),
    correlationId,
    repeatable,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
