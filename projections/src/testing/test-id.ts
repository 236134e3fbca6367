import { createHash } from 'node:crypto';

/** Hex digits that are the same in every run. */
export const hex = (seed: string): string => createHash('sha256').update(seed).digest('hex');

/** An id that is the same in every run. */
export const testId = (seed: string): string => {
  const h = hex(seed);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
};
