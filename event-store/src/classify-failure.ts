import { ErrorType, isCommandError } from '@eventstore/db-client';
import { EventStoreUnavailable, messageOf, OutcomeUnknown, RequestRefused, WrongExpectedRevision } from './errors.ts';
import { NotSent } from './guarded-client.ts';

/** Failures by which the server says "never": whatever was asked did not happen. */
const REFUSALS: ReadonlySet<ErrorType> = new Set([
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.INVALID_TRANSACTION,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.STREAM_DELETED,
  ErrorType.UNSUPPORTED,
]);

/**
 * gRPC codes behind the client's "unknown" that are refusals: INVALID_ARGUMENT and PERMISSION_DENIED. Not UNIMPLEMENTED,
 * which is also what gRPC makes of a call that ended with OK and no answer, and then anything may have happened.
 */
const REFUSAL_CODES: ReadonlySet<number> = new Set([3, 7]);

function typeOf(error: unknown): ErrorType | undefined {
  return error instanceof Error && isCommandError(error) ? error.type : undefined;
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !isCommandError(error)) return false;
  if (REFUSALS.has(error.type)) return true;
  return error.type === ErrorType.UNKNOWN && error.code !== undefined && REFUSAL_CODES.has(error.code);
}

/** Whether a stream was read that does not exist. */
export function isStreamNotFound(error: unknown): boolean {
  return typeOf(error) === ErrorType.STREAM_NOT_FOUND;
}

/** Whether a call certainly had no effect and a new try, in a moment, may reach the right node. */
export function isWorthRepeating(error: unknown): boolean {
  return error instanceof NotSent || typeOf(error) === ErrorType.NOT_LEADER;
}

/** Whether a read failed because a connection broke, which the next try repairs. */
export function isBrokenConnection(error: unknown): boolean {
  const type = typeOf(error);
  return isWorthRepeating(error) || type === ErrorType.UNAVAILABLE || type === ErrorType.CANCELLED;
}

/**
 * What a failed append means. Only what the server or this process is certain of is called by its name; everything else
 * (deadline, timeout, unavailable, cancelled, transport errors, the plain Error of a failed discovery) is unknown.
 */
export function appendFailure(stream: string, expected: bigint | 'no_stream', error: unknown): Error {
  if (typeOf(error) === ErrorType.WRONG_EXPECTED_VERSION) {
    return new WrongExpectedRevision(stream, expected, { cause: error });
  }
  if (isRefusal(error)) return new RequestRefused(`an append to ${stream}`, error);
  if (isWorthRepeating(error)) return new EventStoreUnavailable(messageOf(error), { cause: error });
  return new OutcomeUnknown(error);
}

/** What a failed read means. */
export function readFailure(what: string, error: unknown): Error {
  if (error instanceof EventStoreUnavailable) return error;
  if (isRefusal(error)) return new RequestRefused(what, error);
  return new EventStoreUnavailable(`${what}: ${messageOf(error)}`, { cause: error });
}
