import { ByteWriter } from './byte-writer.ts';
import type { ExpectedRevision } from './expected-revision.ts';

const noStreamAsUnsigned = 0xffff_ffff_ffff_ffffn;

/** Encodes the success of an append. Written by hand: the generated setters round 64-bit numbers. */
export function appendSuccess(revision: number, position: number | undefined): Buffer {
  const success = new ByteWriter();
  if (revision < 0) success.empty(2);
  else success.integer(1, revision);
  if (position === undefined) success.empty(4);
  else success.bytes(3, new ByteWriter().integer(1, position).integer(2, position).finish());
  return new ByteWriter().bytes(1, success.finish()).finish();
}

/** Encodes the wrong expected version, which an append answers as a normal response, in the old and the new fields. */
export function appendWrongVersion(expected: ExpectedRevision, current: number): Buffer {
  const wrong = new ByteWriter();
  if (current < 0) wrong.empty(2);
  else wrong.integer(1, current);
  switch (expected.kind) {
    case 'exact':
      wrong.integer(3, expected.revision);
      break;
    case 'no_stream':
      wrong.integer(3, noStreamAsUnsigned);
      break;
    case 'any':
      wrong.empty(4);
      break;
    case 'stream_exists':
      wrong.empty(5);
      break;
  }
  if (current < 0) wrong.empty(7);
  else wrong.integer(6, current);
  if (expected.kind === 'exact') wrong.integer(8, expected.revision);
  else wrong.empty({ any: 9, stream_exists: 10, no_stream: 11 }[expected.kind]);
  return new ByteWriter().bytes(2, wrong.finish()).finish();
}
