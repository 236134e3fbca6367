import { describe, expect, test } from 'vitest';
import {
  firstReadableRevision,
  isSoftDeleted,
  noMetadata,
  parseStreamMetadata,
  undeletedMetadata,
} from './stream-metadata.ts';

const parse = (text: string, contentType = 'application/json') =>
  parseStreamMetadata({ type: '$metadata', contentType, data: Buffer.from(text) });

describe('stream metadata', () => {
  test('tell the deleted marker from its rounded neighbours', () => {
    expect(isSoftDeleted(parse('{"$tb":9223372036854775807}'))).toBe(true);
    expect(isSoftDeleted(parse('{"$tb":9223372036854775806}'))).toBe(false);
  });

  test.each([
    '{"$tb":9223372036854775808}',
    '{"$tb":3.0}',
    '{"$tb":-1}',
    '{"$tb":"3"}',
    '{"$maxCount":0}',
    '{"$maxAge":1e3}',
    '{"$acl":[]}',
    '[{"$tb":3}]',
    '{"$tb":3',
    'null',
    '',
  ])('that are not strict are ignored whole: %s', (text) => {
    expect(parse(text)).toBe(noMetadata);
  });

  test('that are not json are ignored', () => {
    expect(parse('{"$tb":3}', 'application/octet-stream')).toBe(noMetadata);
  });

  test('count at the top only', () => {
    expect(parse('{"nested":{"$tb":3}}').truncateBefore).toBeUndefined();
  });

  test('keep every other key over an undelete, digits included', () => {
    const metadata = parse(
      '{"$tb":9223372036854775807,"own":[1.50,12345678901234567890,{"a":"ü"}],"flag":true,"none":null}',
    );
    const text = undeletedMetadata(metadata, 4);
    expect(text).toBe('{"$tb":4,"own":[1.5,12345678901234567890,{"a":"ü"}],"flag":true,"none":null}');
  });

  test.each([
    ['{}', 9, 0],
    ['{"$tb":4}', 9, 4],
    ['{"$tb":40}', 9, 10],
    ['{"$maxCount":3}', 9, 7],
    ['{"$maxCount":30}', 9, 0],
    ['{"$maxCount":3,"$tb":8}', 9, 8],
    ['{}', -1, 0],
  ])('%s with last revision %d shows from %d on', (text, last, first) => {
    expect(firstReadableRevision(parse(text), last)).toBe(first);
  });
});
