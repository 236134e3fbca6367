import { HttpProblem } from '@daybook/platform/http/http-problem.ts';

const decimal = /^\d{1,19}$/;
/** The largest position PostgreSQL can compare with. */
const largest = 2n ** 63n - 1n;

/**
 * The position an answer has to include, from the header `Daybook-Min-Position`.
 * @throws HttpProblem 400 when it is not a decimal number
 */
export function readMinPosition(header: string | undefined): bigint | undefined {
  if (header === undefined) return undefined;
  const position = decimal.test(header) ? BigInt(header) : undefined;
  if (position !== undefined && position <= largest) return position;
  throw new HttpProblem(400, 'malformed', 'The header Daybook-Min-Position is not a position.', {
    errors: [{ field: 'Daybook-Min-Position', rule: 'decimal', message: 'must be a decimal number' }],
  });
}
