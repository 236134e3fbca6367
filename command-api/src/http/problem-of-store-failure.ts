import { EventStoreUnavailable, OutcomeUnknown, SchemaTooNew } from '@daybook/event-store/errors.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';

/** What a failing event store means to a client: wait and repeat with the same key. Other errors are our own. */
export function problemOfStoreFailure(error: unknown): HttpProblem | undefined {
  if (error instanceof EventStoreUnavailable || error instanceof OutcomeUnknown) {
    return new HttpProblem(
      503,
      'not-available',
      'The event store cannot be reached at the moment: repeat with the same Idempotency-Key.',
    );
  }
  // A newer release writes already: this process must not judge what it cannot read (DESIGN §3.7).
  if (error instanceof SchemaTooNew) {
    return new HttpProblem(
      503,
      'newer-release',
      'A newer release of Daybook is being rolled out: repeat with the same Idempotency-Key.',
    );
  }
  return undefined;
}
