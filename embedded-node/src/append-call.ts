import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerReadableStream } from '@grpc/grpc-js';
import { appendSuccess, appendWrongVersion } from './append-response.ts';
import type { Engine } from './engine.ts';
import { expectedRevisionOf } from './expected-revision.ts';
import { maximumAppendSize, maximumMessageSize, proposedEventOf } from './proposed-event.ts';
import type { ProposedEvent } from './record.ts';
import { invalidArgument, maximumAppendSizeExceeded, streamDeleted } from './refusal.ts';
import { streamNameOf } from './stream-name.ts';

/** Handles a classic append: one message of options, then one for each event, then one answer. */
export async function appendCall(
  engine: Engine,
  call: ServerReadableStream<streams.AppendReq, Buffer>,
): Promise<Buffer> {
  const { options, events } = await received(call);
  const stream = streamNameOf(options.getStreamIdentifier()?.getStreamName_asU8());
  const expected = expectedRevisionOf(options, options.hasRevision() ? options.getRevision() : undefined);
  if (expected === undefined) throw invalidArgument('The combination of (no expected revision) is invalid.');
  const outcome = await engine.submit({ kind: 'append', stream, expected, events });
  switch (outcome.kind) {
    case 'done':
      return appendSuccess(outcome.revision, outcome.position);
    case 'wrong':
      return appendWrongVersion(expected, outcome.current);
    default:
      throw streamDeleted(outcome.stream);
  }
}

interface Received {
  readonly options: streams.AppendReq.Options;
  readonly events: readonly ProposedEvent[];
}

// Listeners rather than an async iterator: leaving an iterator early destroys the call before its error is sent.
function received(call: ServerReadableStream<streams.AppendReq, Buffer>): Promise<Received> {
  return new Promise((resolve, reject) => {
    const events: ProposedEvent[] = [];
    let options: streams.AppendReq.Options | undefined;
    let size = 0;
    let metadataSize = 0;
    let settled = false;
    const fail = (error: unknown): void => {
      settled = true;
      reject(error);
    };
    const take = (request: streams.AppendReq): void => {
      const message = request.getProposedMessage();
      options ??= request.getOptions();
      if (message === undefined) return;
      if (options === undefined) throw invalidArgument('The combination of (no options) is invalid.');
      size += message.getData_asU8().length;
      metadataSize += message.getCustomMetadata_asU8().length;
      if (size > maximumAppendSize) throw maximumAppendSizeExceeded(maximumAppendSize);
      if (metadataSize > maximumMessageSize) throw invalidArgument('The metadata of an append take 16 MiB at most.');
      events.push(proposedEventOf(message));
    };
    call.on('data', (request: streams.AppendReq) => {
      if (settled) return;
      try {
        take(request);
      } catch (error) {
        fail(error);
      }
    });
    call.on('error', fail);
    // Every call reports this when its connection goes; an error is worth making only while the append is open.
    call.on('cancelled', () => {
      if (!settled) fail(invalidArgument('The caller hung up.'));
    });
    call.on('end', () => {
      settled = true;
      if (options === undefined) reject(invalidArgument('The combination of (no options) is invalid.'));
      else resolve({ options, events });
    });
  });
}
