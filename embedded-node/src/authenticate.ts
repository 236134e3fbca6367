import { createHash, timingSafeEqual } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import type { Metadata } from '@grpc/grpc-js';
import { Refusal } from './refusal.ts';

/** The one user that a protected node knows. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Tells whether a call may go on: undefined when it may, and otherwise why not. A node without credentials lets everybody in. */
export function authenticate(required: Credentials | undefined, metadata: Metadata): Refusal | undefined {
  if (required === undefined) return undefined;
  const [authorization] = metadata.get('authorization');
  if (authorization === undefined) {
    return new Refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
  }
  const expected = `Basic ${Buffer.from(`${required.username}:${required.password}`).toString('base64')}`;
  // Digests have one length, so that the comparison tells nothing about the password's.
  const same = timingSafeEqual(digest(String(authorization)), digest(expected));
  return same ? undefined : new Refusal(status.UNAUTHENTICATED, 'The user name or the password is wrong.');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
