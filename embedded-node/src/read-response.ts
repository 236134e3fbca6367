import { ByteWriter } from './byte-writer.ts';

/** The encoded `caught_up` message. */
export const caughtUp = new ByteWriter().empty(8).finish();

/** The encoded `fell_behind` message. */
export const fellBehind = new ByteWriter().empty(9).finish();

/** Encodes an event; the record's bytes pass through as they were stored. */
export function eventMessage(record: Buffer | undefined, link: Buffer | undefined, position: number): Buffer {
  const event = new ByteWriter((record?.length ?? 0) + (link?.length ?? 0) + 80);
  if (record !== undefined) event.bytes(1, record);
  if (link !== undefined) event.bytes(2, link);
  const body = event.integer(3, position).finish();
  return new ByteWriter(body.length + 24).bytes(1, body).finish();
}

/** Encodes the confirmation of a subscription. */
export function confirmation(subscription: string): Buffer {
  return new ByteWriter().bytes(2, new ByteWriter().text(1, subscription).finish()).finish();
}

/** Encodes the checkpoint of a filtered subscription. */
export function checkpoint(position: number): Buffer {
  return new ByteWriter().bytes(3, new ByteWriter().integer(1, position).integer(2, position).finish()).finish();
}

/** Encodes the answer about a stream without events. */
export function streamNotFound(stream: string): Buffer {
  const identifier = new ByteWriter().text(3, stream).finish();
  return new ByteWriter().bytes(4, new ByteWriter().bytes(1, identifier).finish()).finish();
}

/** Encodes the first revision that a truncated stream still shows. */
export function firstStreamPosition(revision: number): Buffer {
  return new ByteWriter().integer(5, revision).finish();
}

/** Encodes the last revision of a stream. */
export function lastStreamPosition(revision: number): Buffer {
  return new ByteWriter().integer(6, revision).finish();
}
