import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { expectedRevisionOf } from './expected-revision.ts';
import type { ExpectedRevision } from './expected-revision.ts';
import { maximumAppendSize, proposedEventOf } from './proposed-event.ts';
import type { ProposedEvent } from './record.ts';
import { invalidArgument, maximumAppendSizeExceeded, Refusal } from './refusal.ts';
import { streamNameOf } from './stream-name.ts';

/** One append of a batch call, put together from its chunks. Whatever is wrong with it is kept until its last chunk. */
export interface BatchAppend {
  readonly correlation: Uint8Array;
  readonly streamBytes: Uint8Array;
  readonly stream: string;
  readonly expected: ExpectedRevision | undefined;
  /** The time in milliseconds after which the caller no longer waits. */
  readonly deadline: number;
  readonly events: ProposedEvent[];
  size: number;
  refusal: Refusal | undefined;
}

// A real node waits for no append longer than this, whatever the caller allows.
const longestWait = 2_000;

/** Begins an append with its first chunk. */
export function beginBatchAppend(request: streams.BatchAppendReq, correlation: Uint8Array, now: number): BatchAppend {
  const options = request.getOptions();
  const streamBytes = options?.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array(0);
  const begun = { correlation, streamBytes, events: [], size: 0 };
  const deadline = Math.min(options?.getDeadline()?.toDate().getTime() ?? Infinity, now + longestWait);
  try {
    if (options === undefined) throw invalidArgument('The combination of (no options) is invalid.');
    const expected = expectedRevisionOf(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined);
    if (expected === undefined) throw invalidArgument('The combination of (no expected position) is invalid.');
    return { ...begun, deadline, stream: streamNameOf(streamBytes), expected, refusal: undefined };
  } catch (error) {
    return { ...begun, deadline, stream: '', expected: undefined, refusal: refusalOf(error) };
  }
}

/** Adds the events of a chunk. */
export function addToBatchAppend(append: BatchAppend, request: streams.BatchAppendReq): void {
  if (append.refusal !== undefined) return;
  try {
    for (const message of request.getProposedMessagesList()) {
      append.size += message.getData_asU8().length;
      if (append.size > maximumAppendSize) throw maximumAppendSizeExceeded(maximumAppendSize);
      append.events.push(proposedEventOf(message));
    }
  } catch (error) {
    append.events.length = 0;
    append.refusal = refusalOf(error);
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
