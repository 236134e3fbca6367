import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { identifyCommand, type Command, type CommandActor } from '../write-path/command.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { keyReused } from './key-reused.ts';
import { problemOfRefusal } from './problem-of-refusal.ts';

const key = z.uuid();
const traceparentForm = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The command a request gives: who, with which key, and what makes it the same wish when it is repeated. */
export function readCommand(
  request: { readonly http: Request; readonly identity: CommandActor; readonly correlationId: string },
  wish: Readonly<Record<string, unknown>> & { readonly route: string },
  fingerprintKey: Buffer,
): Command {
  const { http, identity, correlationId } = request;
  const given = http.get('Idempotency-Key');
  const parsed = given === undefined ? undefined : key.safeParse(given.toLowerCase());
  if (parsed?.success === false) {
    throw new HttpProblem(400, 'malformed', 'Idempotency-Key must be a UUID.', {
      errors: [{ field: 'Idempotency-Key', rule: 'uuid', message: 'must be a UUID' }],
    });
  }
  const traceparent = http.get('traceparent');
  return identifyCommand(
    {
      actor: { accountId: identity.accountId, role: identity.role },
      key: parsed?.data ?? randomUUID(),
      repeatable: parsed !== undefined,
      correlationId,
      traceparent: traceparent !== undefined && traceparentForm.test(traceparent) ? traceparent : undefined,
      wish,
    },
    fingerprintKey,
  );
}

/** Turns a command's outcome into its answer, with the position where the answer is visible. */
export function answerOutcome<A extends object>(outcome: Outcome<A>, reply: Response): A & { position: string } {
  switch (outcome.kind) {
    case 'done': {
      const position = `${outcome.position}`;
      reply.set('Daybook-Position', position);
      return { ...outcome.answer, position };
    }
    case 'refused':
      throw problemOfRefusal(outcome.refusal, outcome.position);
    case 'key-reused':
      throw keyReused();
    case 'unknown':
      throw new HttpProblem(
        503,
        'outcome-unknown',
        'It is not known whether this happened: repeat it with the same Idempotency-Key.',
      );
  }
}
