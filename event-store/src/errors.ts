/** Where an event is, for messages that an operator can act on. */
export interface EventAddress {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
}

const where = (event: EventAddress): string => `event ${event.id} (${event.stream}@${event.revision})`;

/** The stream is not at the revision the writer read: load it again and decide again. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: bigint | 'no_stream';

  constructor(stream: string, expected: bigint | 'no_stream', options?: ErrorOptions) {
    super(`stream ${stream} is not at revision ${expected}`, options);
    this.stream = stream;
    this.expected = expected;
  }
}

/**
 * The append may or may not have happened, now or in a moment. Load the stream, look for the command, decide again with
 * the same event ids: a hidden success then shows itself.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';

  constructor(cause: unknown) {
    super(`outcome of the append unknown: ${messageOf(cause)}`, { cause });
  }
}

/** The store cannot be reached, or did not answer in time. For an append: it was certainly not sent. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';

  constructor(reason: string, options?: ErrorOptions) {
    super(`event store unavailable: ${reason}`, options);
  }
}

/** The store answered, and refused: no access, too large, stream deleted, malformed. Repeating it does not help. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  constructor(operation: string, cause: unknown) {
    super(`event store refused ${operation}: ${messageOf(cause)}`, { cause });
  }
}

/** A connection URL that cannot work. One line, without the password, fit to be shown at start. */
export class InvalidConnectionUrl extends Error {
  override readonly name = 'InvalidConnectionUrl';

  constructor(reason: string) {
    super(`event store URL: ${reason}`);
  }
}

/** A name that must not reach the server. */
export class InvalidStreamName extends Error {
  override readonly name = 'InvalidStreamName';
  readonly stream: string;

  constructor(stream: string, reason: string) {
    super(`invalid stream name ${JSON.stringify(stream.slice(0, 100))}: ${reason}`);
    this.stream = stream;
  }
}

/** An event that is there but cannot be understood. Retrying cannot help, so consumers stop at it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly permanent = true;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: bigint;

  constructor(event: EventAddress, reason: string, options?: ErrorOptions) {
    super(`unreadable ${where(event)}: ${reason}`, options);
    this.eventId = event.id;
    this.stream = event.stream;
    this.revision = event.revision;
  }
}

/** Written by newer code than this: readers ship before writers, so this process is behind. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
  readonly permanent = true;
  readonly type: string;
  /** The version found, which is above the highest one known here. */
  readonly version: number;
  readonly event: EventAddress;

  constructor(type: string, version: number, event: EventAddress) {
    super(`${type} version ${version} is newer than this program: ${where(event)}`);
    this.type = type;
    this.version = version;
    this.event = { id: event.id, stream: event.stream, revision: event.revision };
  }
}

/** A checkpoint belongs to another log than the one connected to. The message names the remedy. */
export class StoreMismatch extends Error {
  override readonly name = 'StoreMismatch';
  readonly permanent = true;
}

/** Thrown by a consumer's `handle`: this event can never be handled, so `consume` rejects with it and does not retry. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  readonly permanent = true;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: bigint;

  constructor(eventId: string, stream: string, revision: bigint, cause: unknown) {
    super(`poison ${where({ id: eventId, stream, revision })}: ${messageOf(cause)}`, { cause });
    this.eventId = eventId;
    this.stream = stream;
    this.revision = revision;
  }
}

/** Whether an error says of itself that a retry cannot help. */
export function isPermanent(error: unknown): boolean {
  return error instanceof Error && 'permanent' in error && error.permanent === true;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
