import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { ActivationDelayed } from '../identity/activate-account.ts';

/** Answers an account that could not be finished in time: nothing is lost, a repetition or the sweeper goes on with it. */
export function activationProblem(error: unknown): never {
  if (error instanceof ActivationDelayed) {
    throw new HttpProblem(503, 'outcome-unknown', 'The account is being made: try again in a moment.');
  }
  throw error;
}
