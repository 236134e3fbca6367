import { z } from 'zod';

/** What an account may be; the token carries exactly one. */
export const role = z.enum(['patient', 'practitioner', 'admin']);
export type Role = z.infer<typeof role>;
