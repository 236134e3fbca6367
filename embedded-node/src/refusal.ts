import { Metadata, status } from '@grpc/grpc-js';
import type { StatusObject } from '@grpc/grpc-js';
import { expectedAsNumber } from './expected-revision.ts';
import type { ExpectedRevision } from './expected-revision.ts';

// HTTP/2 header lists are limited to 64 KiB by default, and a client that misses a trailer dies of a TypeError.
const longestTrailer = 8_000;

/** A refusal is an error that the protocol knows: a gRPC status, a text, and the trailers that clients look at. */
export class Refusal extends Error {
  readonly code: status;
  readonly trailers: Readonly<Record<string, string>>;

  constructor(code: status, message: string, trailers: Record<string, string> = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.trailers = trailers;
  }
}

/** The gRPC status that tells a caller about any error. Unknown errors say nothing about the inside of the node. */
export function statusOf(error: unknown): StatusObject {
  const metadata = new Metadata();
  if (!(error instanceof Refusal)) {
    return { code: status.INTERNAL, details: 'The node failed to handle this call; its log says why.', metadata };
  }
  for (const [key, value] of Object.entries(error.trailers)) metadata.set(key, value.slice(0, longestTrailer));
  return { code: error.code, details: error.message, metadata };
}

/** The refusal of a request that makes no sense. */
export function invalidArgument(message: string): Refusal {
  return new Refusal(status.INVALID_ARGUMENT, message);
}

/** The refusal of anything about a stream that was tombstoned, or of `stream_exists` on a deleted one. */
export function streamDeleted(stream: string): Refusal {
  return new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

/** The refusal of a delete or tombstone at another revision. Appends answer this as a normal response instead. */
export function wrongExpectedVersion(stream: string, expected: ExpectedRevision, actual: number): Refusal {
  const version = expectedAsNumber(expected);
  return new Refusal(
    status.FAILED_PRECONDITION,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${version}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(version),
      'actual-version': String(actual),
    },
  );
}

/** The refusal of an append with more data than the node takes at once. */
export function maximumAppendSizeExceeded(limit: number): Refusal {
  return new Refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
}

/** The refusal of an event without type or content type. */
export function missingMetadata(property: string): Refusal {
  return new Refusal(status.INVALID_ARGUMENT, `The required metadata property '${property}' is missing.`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });
}

/** The refusal of a call while the node stops or after its disk failed. */
export function notReady(): Refusal {
  return new Refusal(status.UNAVAILABLE, 'Server Is Not Ready');
}

/** The end of an open stream when the node stops. */
export function cancelled(): Refusal {
  return new Refusal(status.CANCELLED, 'The node is shutting down.');
}

/** The refusal of a read or subscription from a position at which no record starts. */
export function invalidPosition(): Refusal {
  return invalidArgument('Trying to read from an invalid position.');
}
