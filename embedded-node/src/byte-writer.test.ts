import streams from '@eventstore/db-client/generated/streams_pb.js';
import { expect, test } from 'vitest';
import { ByteWriter } from './byte-writer.ts';
import { encodeRecord, withStructuredId } from './record.ts';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const place = {
  stream: 'größe-1',
  revision: 9_223_372_036_854_775_807n,
  position: 2 ** 52,
  createdAt: 1_700_000_000_123,
};
const event = {
  id,
  type: 'a type',
  contentType: 'application/json',
  data: Buffer.from('{"n":1}'),
  customMetadata: Buffer.from('m'),
};
const { RecordedEvent } = streams.ReadResp.ReadEvent;

test('a record is what the protocol says it is', () => {
  const record = RecordedEvent.deserializeBinary(encodeRecord(event, place));
  expect(record.getId()?.getString()).toBe(id);
  expect(Buffer.from(record.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe('größe-1');
  expect(record.getStreamRevision()).toBe('9223372036854775807');
  expect(record.getCommitPosition()).toBe(String(2 ** 52));
  expect(record.getPreparePosition()).toBe(String(2 ** 52));
  expect(record.getMetadataMap().get('type')).toBe('a type');
  expect(record.getMetadataMap().get('created')).toBe('17000000001230000');
  expect(Buffer.from(record.getData_asU8()).toString()).toBe('{"n":1}');
  expect(Buffer.from(record.getCustomMetadata_asU8()).toString()).toBe('m');
});

test('a record changes nothing but the form of its id', () => {
  const record = RecordedEvent.deserializeBinary(withStructuredId(encodeRecord(event, place)));
  expect(record.getId()?.getStructured()?.getMostSignificantBits()).toBe(String(0x0a1b2c3d4e5f6071n));
  expect(record.getStreamRevision()).toBe('9223372036854775807');
  expect(record.getMetadataMap().get('type')).toBe('a type');
});

test.each([0, 127, 128, 300, 2 ** 31, 2 ** 32, 2 ** 53 - 1])('the number %d is written like the bigint', (value) => {
  expect(new ByteWriter(1).integer(1, value).finish()).toEqual(new ByteWriter(1).integer(1, BigInt(value)).finish());
});
