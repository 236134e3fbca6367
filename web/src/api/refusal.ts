import type { FieldError, Problem } from '@daybook/contracts/http/problem.ts';

/** An answer that was not a success; `reason` is the stable word to decide by. */
export class Refusal extends Error {
  /** 0 when nothing answered. */
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];

  constructor(
    { status, reason, detail, errors = [] }: Pick<Problem, 'status' | 'reason' | 'detail' | 'errors'>,
    options?: ErrorOptions,
  ) {
    super(`${status} ${reason}: ${detail}`, options);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
    this.errors = errors;
  }
}

/** Whether nobody knows what became of the wish: asking again with the same key is right, and safe. */
export const isUnsure = (error: unknown): boolean =>
  error instanceof Refusal && (error.status === 0 || error.status >= 500);
