import { Refusal } from '../api/refusal.ts';

const reasons = ['slot-taken', 'slot-held', 'slot-closed', 'slot-not-found', 'not-enough-time', 'buffer'];
const reasonOf = (error: unknown): string => (error instanceof Refusal ? error.reason : '');

/** Whether this very time cannot be had, so that others are offered. */
export const isLost = (error: unknown): boolean => reasons.includes(reasonOf(error));

/** Whether the time is free, but not for so long a visit. */
export const isTooShort = (error: unknown): boolean => ['not-enough-time', 'buffer'].includes(reasonOf(error));

/** Whether a rule speaks against the visit, and not merely the connection or a limit against keeping the time. */
export const isRule = (error: unknown): boolean =>
  error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 429 && !isLost(error);
