import { status } from '@grpc/grpc-js';
import type { BatchAppend } from './batch-append-request.ts';
import { ByteWriter } from './byte-writer.ts';
import type { ExpectedRevision } from './expected-revision.ts';
import { maximumAppendSize } from './proposed-event.ts';
import type { Refusal } from './refusal.ts';

/** Encodes the success of one append of a batch call. */
export function batchSuccess(append: BatchAppend, revision: number, position: number | undefined): Buffer {
  const success = new ByteWriter();
  if (revision < 0) success.empty(2);
  else success.integer(1, revision);
  if (position === undefined) success.empty(4);
  else success.bytes(3, new ByteWriter().integer(1, position).integer(2, position).finish());
  return response(append, 3, success);
}

/** Encodes that the stream was at another revision. */
export function batchWrongVersion(append: BatchAppend, expected: ExpectedRevision, current: number): Buffer {
  const wrong = new ByteWriter();
  if (current < 0) wrong.empty(2);
  else wrong.integer(1, current);
  if (expected.kind === 'exact') wrong.integer(3, expected.revision);
  else wrong.empty({ any: 4, stream_exists: 5, no_stream: 6 }[expected.kind]);
  return failure(append, status.ALREADY_EXISTS, 'WrongExpectedVersion', wrong);
}

/** Encodes that the stream was tombstoned. */
export function batchDeleted(append: BatchAppend): Buffer {
  const identifier = new ByteWriter(append.streamBytes.length + 24).bytes(3, append.streamBytes).finish();
  const deleted = new ByteWriter(identifier.length + 24).bytes(1, identifier);
  return failure(append, status.NOT_FOUND, 'StreamDeleted', deleted);
}

/** Encodes that the caller's deadline had passed before the append was tried. */
export function batchTimeout(append: BatchAppend): Buffer {
  return failure(append, status.DEADLINE_EXCEEDED, 'Timeout', new ByteWriter());
}

/** Encodes what was wrong with the append itself. */
export function batchRefused(append: BatchAppend, refusal: Refusal): Buffer {
  if (refusal.trailers['exception'] === 'maximum-append-size-exceeded') {
    const exceeded = new ByteWriter().integer(1, maximumAppendSize);
    return failure(append, status.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', exceeded);
  }
  return failure(append, status.INVALID_ARGUMENT, 'BadRequest', new ByteWriter().text(1, refusal.message));
}

function failure(append: BatchAppend, code: status, type: string, details: ByteWriter): Buffer {
  const any = new ByteWriter()
    .text(1, `type.googleapis.com/event_store.client.${type}`)
    .bytes(2, details.finish())
    .finish();
  return response(append, 2, new ByteWriter().integer(1, code).text(2, type).bytes(3, any));
}

// The stream is echoed always: the client takes the name in its errors from here, and dies when it is missing.
function response(append: BatchAppend, field: number, body: ByteWriter): Buffer {
  const message = new ByteWriter(append.streamBytes.length + 256)
    .bytes(1, append.correlation)
    .bytes(field, body.finish());
  message.bytes(4, new ByteWriter(append.streamBytes.length + 24).bytes(3, append.streamBytes).finish());
  const { expected } = append;
  if (expected?.kind === 'exact') message.integer(5, expected.revision);
  else if (expected !== undefined) message.empty({ no_stream: 6, any: 7, stream_exists: 8 }[expected.kind]);
  return message.finish();
}
