import { describe, expect, test } from 'vitest';
import { decideAppend } from './decide-append.ts';
import type { StreamState } from './decide-append.ts';
import type { ExpectedRevision } from './expected-revision.ts';

const stored = ['a', 'b', 'c'];
const alive: StreamState = { last: 2, softDeleted: false, hasMetadata: false };
const deleted: StreamState = { ...alive, softDeleted: true };
const absent: StreamState = { last: -1, softDeleted: false, hasMetadata: false };
const exact = (revision: number | bigint): ExpectedRevision => ({ kind: 'exact', revision: BigInt(revision) });

function decide(stream: StreamState, expected: ExpectedRevision, ids: string[]): string {
  const known = {
    at: (revision: number) => (stream.last < 0 ? undefined : stored[revision]),
    recent: (id: string) => (stored.includes(id) ? stored.indexOf(id) : undefined),
  };
  const decision = decideAppend(stream, expected, ids, known);
  return decision.kind === 'repeated' ? `repeated ${decision.revision}` : decision.kind;
}

describe('an append', () => {
  test.each<[string, StreamState, ExpectedRevision, string[], string]>([
    ['begins with no_stream', absent, { kind: 'no_stream' }, ['x'], 'write'],
    ['begins with any', absent, { kind: 'any' }, ['x'], 'write'],
    ['needs something for stream_exists', absent, { kind: 'stream_exists' }, ['x'], 'wrong'],
    ['takes metadata for something', { ...absent, hasMetadata: true }, { kind: 'stream_exists' }, ['x'], 'write'],
    ['refuses a deleted stream to stream_exists', deleted, { kind: 'stream_exists' }, ['x'], 'deleted'],
    ['goes on at the last revision', alive, exact(2), ['x'], 'write'],
    ['writes a known id at the last revision again', alive, exact(2), ['a'], 'write'],
    ['refuses a revision ahead', alive, exact(3), ['x'], 'wrong'],
    ['refuses the largest revision', alive, exact(2n ** 64n - 1n), ['x'], 'wrong'],
    ['knows its own repetition', alive, { kind: 'no_stream' }, ['a', 'b', 'c'], 'repeated 2'],
    ['knows the beginning of itself', alive, { kind: 'no_stream' }, ['a'], 'repeated 0'],
    ['knows its repetition in the middle', alive, exact(0), ['b', 'c'], 'repeated 2'],
    ['refuses a first id that differs', alive, exact(0), ['x', 'c'], 'wrong'],
    ['refuses a later id that differs', alive, exact(0), ['b', 'x'], 'wrong'],
    ['refuses more ids than were stored', alive, exact(1), ['c', 'x'], 'wrong'],
    ['begins a deleted stream anew', deleted, { kind: 'no_stream' }, ['x'], 'write'],
    ['knows its repetition on a deleted stream', deleted, { kind: 'no_stream' }, ['a', 'b'], 'repeated 1'],
    ['refuses half a repetition on a deleted stream', deleted, { kind: 'no_stream' }, ['a', 'x'], 'wrong'],
    ['refuses a revision behind on a deleted stream', deleted, exact(0), ['x'], 'wrong'],
    ['with any knows recent ids', alive, { kind: 'any' }, ['b', 'c'], 'repeated 2'],
    ['with any writes a new first id', alive, { kind: 'any' }, ['x', 'b'], 'write'],
    ['with any refuses a new later id', alive, { kind: 'any' }, ['b', 'x'], 'wrong'],
    ['of nothing checks the revision', alive, exact(1), [], 'wrong'],
    ['of nothing at the last revision', alive, exact(2), [], 'write'],
    ['of nothing with any', alive, { kind: 'any' }, [], 'write'],
  ])('%s', (_name, stream, expected, ids, answer) => {
    expect(decide(stream, expected, ids)).toBe(answer);
  });
});
