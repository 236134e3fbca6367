/** What a writer expects of a stream. A revision is a bigint because the protocol allows 2^64−1, which must be echoed exactly. */
export type ExpectedRevision =
  | { readonly kind: 'any' }
  | { readonly kind: 'no_stream' }
  | { readonly kind: 'stream_exists' }
  | { readonly kind: 'exact'; readonly revision: bigint };

interface RevisionOptions {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** Reads the expectation out of request options; undefined when the caller named none. */
export function expectedRevisionOf(
  options: RevisionOptions,
  revision: string | undefined,
): ExpectedRevision | undefined {
  if (revision !== undefined) return { kind: 'exact', revision: BigInt(revision) };
  if (options.hasAny()) return { kind: 'any' };
  if (options.hasNoStream()) return { kind: 'no_stream' };
  if (options.hasStreamExists()) return { kind: 'stream_exists' };
  return undefined;
}

/** The expectation as the number that error trailers carry. */
export function expectedAsNumber(expected: ExpectedRevision): bigint {
  switch (expected.kind) {
    case 'any':
      return -2n;
    case 'no_stream':
      return -1n;
    case 'stream_exists':
      return -4n;
    default:
      return expected.revision;
  }
}
