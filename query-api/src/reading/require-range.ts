import { HttpProblem } from '@daybook/platform/http/http-problem.ts';

const day = 86_400_000;

/**
 * Checks a range of time.
 * @param longest in days
 * @throws HttpProblem 422 when it ends before it starts, or is too long
 */
export function requireRange(from: string, to: string, longest = Number.POSITIVE_INFINITY): void {
  const length = Date.parse(to) - Date.parse(from);
  if (length < 0) {
    throw new HttpProblem(422, 'range-reversed', 'The range ends before it starts.', {
      errors: [{ field: 'to', rule: 'after-from', message: 'is before from' }],
    });
  }
  if (length > longest * day) {
    throw new HttpProblem(422, 'range-too-long', `The range spans more than ${longest} days.`, {
      errors: [{ field: 'to', rule: 'max-range', message: `is more than ${longest} days after from` }],
    });
  }
}
