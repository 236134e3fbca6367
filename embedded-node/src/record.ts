import streams from '@eventstore/db-client/generated/streams_pb.js';
import { ByteWriter } from './byte-writer.ts';
import { halvesOf } from './event-id.ts';

/** An event as a writer hands it in. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly customMetadata: Uint8Array;
}

/** The place in the log that an event was given. */
export interface Placement {
  readonly stream: string;
  readonly revision: number | bigint;
  readonly position: number;
  readonly createdAt: number;
}

/** The content of a stored event that the node itself has to look into: links and metadata. */
export interface RecordContent {
  readonly type: string;
  readonly contentType: string;
  readonly data: Buffer;
}

const ticksPerMillisecond = 10_000;
// Tag, length, tag, length and the 36 characters of the id: the first field of every stored record.
const idFieldLength = 40;
const idTextStart = 4;

/** Encodes an event once, as the protocol's RecordedEvent: these bytes are stored, and later sent as they are. */
export function encodeRecord(event: ProposedEvent, place: Placement): Buffer {
  const size = event.data.length + event.customMetadata.length + place.stream.length + event.type.length * 4;
  return new ByteWriter(size + 320)
    .bytes(1, new ByteWriter(idFieldLength + 18).text(2, event.id).finish())
    .bytes(2, new ByteWriter(place.stream.length + 40).text(3, place.stream).finish())
    .integer(3, place.revision)
    .integer(4, place.position)
    .integer(5, place.position)
    .bytes(6, entry('type', event.type))
    .bytes(6, entry('created', String(place.createdAt * ticksPerMillisecond)))
    .bytes(6, entry('content-type', event.contentType))
    .bytes(7, event.customMetadata)
    .bytes(8, event.data)
    .finish();
}

/** The same record with its id in the structured form, for clients which ask for that. */
export function withStructuredId(record: Buffer): Buffer {
  const { most, least } = halvesOf(record.toString('latin1', idTextStart, idFieldLength));
  const structured = new ByteWriter(40).integer(1, most).integer(2, least).finish();
  const id = new ByteWriter(64).bytes(1, structured).finish();
  return Buffer.concat([new ByteWriter(80).bytes(1, id).finish(), record.subarray(idFieldLength)]);
}

/** Decodes the parts of a record that the node itself needs. */
export function contentOf(record: Uint8Array): RecordContent {
  const event = streams.ReadResp.ReadEvent.RecordedEvent.deserializeBinary(record);
  return {
    type: event.getMetadataMap().get('type') ?? '',
    contentType: event.getMetadataMap().get('content-type') ?? '',
    data: Buffer.from(event.getData_asU8()),
  };
}

function entry(key: string, value: string): Buffer {
  return new ByteWriter(key.length + value.length + 48).text(1, key).text(2, value).finish();
}
