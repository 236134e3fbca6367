import type { Ownership } from './route.ts';

/** How whoever waits to be verified is refused what verified practitioners may do. */
export const notVerifiedYet = {
  status: 403,
  reason: 'practitioner-not-verified',
  detail: 'This is for verified doctors: wait until an admin has checked you.',
} as const;

/** Whether a right has to be looked up: `verified` wants the practitioner of the token to be verified. */
export function wantsVerified(ownership: string): boolean {
  const needed: Ownership = 'verified';
  return ownership === needed;
}
