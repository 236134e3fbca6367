import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What one link of the audit chain covers. */
export interface Link {
  /** Hash of the link before; 64 zeros at the first. */
  readonly prevHash: string;
  /** Number of this link, from 1. */
  readonly ordinal: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly eventId: string;
  readonly type: string;
  /** When the event was written: ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly data: unknown;
  readonly metadata: unknown;
}

/** What the first link hangs on. */
export const chainStart = '0'.repeat(64);

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of everything a link covers, the hash before it included. */
export function linkHash({ prevHash, ordinal, stream, revision, eventId, type, at, data, metadata }: Link): string {
  const text = canonicalize([prevHash, `${ordinal}`, stream, `${revision}`, eventId, type, at, data, metadata]);
  if (text === undefined) throw new TypeError(`event ${eventId} has no canonical form`);
  return createHash('sha256').update(text).digest('hex');
}
