import { z } from 'zod';

/** One field of a request that broke a rule. */
export const fieldError = z.object({ field: z.string(), rule: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 problem details; `reason` is the stable machine-readable word, `errors` names field and rule. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  reason: z.string(),
  errors: z.array(fieldError).optional(),
  /** Of a wish for several times: those that cannot be had, and why. */
  conflicts: z.array(z.object({ start: z.string(), reason: z.string() })).optional(),
  position: z.string().optional(),
});
export type Conflict = NonNullable<z.infer<typeof problem>['conflicts']>[number];
export type Problem = z.infer<typeof problem>;
