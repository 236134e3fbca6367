import type { ExpectedRevision } from './expected-revision.ts';

/** What a decision needs to know of the stream before the append. */
export interface StreamState {
  /** The last revision, −1 for none. */
  readonly last: number;
  readonly softDeleted: boolean;
  /** Whether the stream has metadata, which makes it exist even without events. */
  readonly hasMetadata: boolean;
}

/** How a decision asks for ids that were written before. */
export interface KnownIds {
  /** The id stored at a revision, at any age. */
  at(revision: number): string | undefined;
  /** The revision at which this stream recently stored the id. */
  recent(id: string): number | undefined;
}

/** The answer to "may these events be written here?". */
export type AppendDecision =
  | { readonly kind: 'write' }
  | { readonly kind: 'repeated'; readonly revision: number }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'deleted' };

const write: AppendDecision = { kind: 'write' };
const wrong: AppendDecision = { kind: 'wrong' };

/**
 * Decides an append by version and event ids. With an explicit revision the stored ids decide (idempotent at any age);
 * with any and stream_exists only the recent ids do, which is why careful writers never use those two.
 */
export function decideAppend(
  stream: StreamState,
  expected: ExpectedRevision,
  ids: readonly string[],
  known: KnownIds,
): AppendDecision {
  switch (expected.kind) {
    case 'stream_exists':
      if (stream.softDeleted) return { kind: 'deleted' };
      if (stream.last < 0 && !stream.hasMetadata) return wrong;
      return byRecentIds(ids, known);
    case 'any':
      return byRecentIds(ids, known);
    case 'no_stream':
      return byStoredIds(stream, -1, ids, known, stream.softDeleted);
    default:
      if (expected.revision > BigInt(stream.last)) return wrong;
      return byStoredIds(stream, Number(expected.revision), ids, known, false);
  }
}

function byRecentIds(ids: readonly string[], known: KnownIds): AppendDecision {
  let revision: number | undefined;
  for (const [index, id] of ids.entries()) {
    const found = known.recent(id);
    if (found === undefined) return index === 0 ? write : wrong;
    revision = found;
  }
  return revision === undefined ? write : { kind: 'repeated', revision };
}

function byStoredIds(
  stream: StreamState,
  expected: number,
  ids: readonly string[],
  known: KnownIds,
  startsAnew: boolean,
): AppendDecision {
  if (expected > stream.last) return wrong;
  if (expected === stream.last) return write;
  if (ids.length === 0) return startsAnew ? write : wrong;
  for (const [index, id] of ids.entries()) {
    if (known.at(expected + 1 + index) === id) continue;
    return index === 0 && startsAnew ? write : wrong;
  }
  return { kind: 'repeated', revision: expected + ids.length };
}
