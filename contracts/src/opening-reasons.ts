/**
 * Why times are opened sooner than the clinic's notice allows: somebody has to be seen, the time came free, it should have
 * been open long since. Codes and no sentence: a sentence could name a patient, and an event about times has no person
 * whose key could seal it and be erased with them.
 */
export const openingReasons = ['urgent', 'came-free', 'forgotten', 'other'] as const;
export type OpeningReason = (typeof openingReasons)[number];
