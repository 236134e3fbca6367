import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { ByteWriter } from './byte-writer.ts';
import type { Engine } from './engine.ts';
import { expectedRevisionOf } from './expected-revision.ts';
import { invalidArgument, streamDeleted, wrongExpectedVersion } from './refusal.ts';
import { streamNameOf } from './stream-name.ts';

interface DeleteOptions {
  getStreamIdentifier(): shared.StreamIdentifier | undefined;
  hasRevision(): boolean;
  getRevision(): string;
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** Handles a delete, after which the stream may be written again, or a tombstone, after which it may not. */
export async function deleteCall(
  engine: Engine,
  kind: 'delete' | 'tombstone',
  options: DeleteOptions | undefined,
): Promise<Buffer> {
  if (options === undefined) throw invalidArgument('The combination of (no options) is invalid.');
  const stream = streamNameOf(options.getStreamIdentifier()?.getStreamName_asU8());
  const expected = expectedRevisionOf(options, options.hasRevision() ? options.getRevision() : undefined);
  if (expected === undefined) throw invalidArgument('The combination of (no expected revision) is invalid.');
  const outcome = await engine.submit({ kind, stream, expected });
  switch (outcome.kind) {
    case 'done': {
      const response = new ByteWriter();
      const { position } = outcome;
      if (position === undefined) return response.empty(2).finish();
      return response.bytes(1, new ByteWriter().integer(1, position).integer(2, position).finish()).finish();
    }
    case 'wrong':
      throw wrongExpectedVersion(stream, expected, outcome.current);
    default:
      throw streamDeleted(outcome.stream);
  }
}
