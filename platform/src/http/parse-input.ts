import type { z } from 'zod';
import { HttpProblem, type FieldFault } from './http-problem.ts';

function fault(where: string, issue: z.core.$ZodIssue): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.'),
      rule: 'unknown',
      message: 'is not a field of this request',
    }));
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return [
    {
      field: issue.path.length === 0 ? where : issue.path.join('.'),
      rule: missing ? 'required' : issue.code.replaceAll('_', '-'),
      message: missing ? 'is missing' : issue.message,
    },
  ];
}

/**
 * Parses one part of a request.
 * @throws HttpProblem 400 naming each field and the rule it broke; a path that cannot exist is a 404
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  where: 'body' | 'query' | 'path',
): z.output<S> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => fault(where, issue));
  const list = errors.map(({ field, message }) => `${field} ${message}`).join('; ');
  if (where === 'path')
    throw new HttpProblem(404, 'not-found', `There is nothing at this address: ${list}.`, { errors });
  throw new HttpProblem(400, 'malformed', `The request is malformed: ${list}.`, { errors });
}
