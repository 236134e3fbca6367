import type { Conflict, FieldError, Problem } from '@daybook/contracts/http/problem.ts';

/** An answer that was not a success; `reason` is the stable word to decide by. */
export class Refusal extends Error {
  /** 0 when nothing answered. */
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** Of a wish for several times: those that cannot be had, and why. */
  readonly conflicts: readonly Conflict[];

  constructor(
    {
      status,
      reason,
      detail,
      errors = [],
      conflicts = [],
    }: Pick<Problem, 'status' | 'reason' | 'detail' | 'errors' | 'conflicts'>,
    options?: ErrorOptions,
  ) {
    super(`${status} ${reason}: ${detail}`, options);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
    this.errors = errors;
    this.conflicts = conflicts;
  }
}

/** Whether nobody knows what became of the wish: asking again with the same key is right, and safe. */
export const isUnsure = (error: unknown): boolean =>
  error instanceof Refusal && (error.status === 0 || error.status >= 500);
