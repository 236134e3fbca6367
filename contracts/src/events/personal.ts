import { z } from 'zod';

/** A personal field as it is stored: ciphertext bound to its event and field. Only `platform`'s sealing makes or opens one. */
export const sealed = z.strictObject({ sealed: z.string() });
export type Sealed = z.infer<typeof sealed>;

/** A personal field: plain text in a decider's hand, sealed from the moment it is written. */
export const personal = z.union([z.string().max(2000), sealed]);
export type Personal = z.infer<typeof personal>;
