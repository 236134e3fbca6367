import { HttpProblem } from '@daybook/platform/http/http-problem.ts';

/** The key was used with another request (RFC draft "Idempotency-Key": 422). */
export const keyReused = (): HttpProblem =>
  new HttpProblem(422, 'key-reused', 'This Idempotency-Key was used with another request.', {
    errors: [{ field: 'Idempotency-Key', rule: 'key-reused', message: 'was used with another request' }],
  });
