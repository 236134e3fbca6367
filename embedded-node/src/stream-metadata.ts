import type { RecordContent } from './record.ts';

declare global {
  interface JSON {
    /** The form with source text, which the engine has and the typings lack: without it 2^63−1 arrives rounded. */
    parse(
      text: string,
      reviver: (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown;
  }
}

/** The metadata of a stream that the node acts upon. */
export interface StreamMetadata {
  readonly truncateBefore: bigint | undefined;
  readonly maxCount: bigint | undefined;
  readonly maxAgeSeconds: bigint | undefined;
  /** Every key as written, so that an undelete keeps the caller's own. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The `$tb` that means "deleted, but may be written again". */
export const deletedMarker = 9_223_372_036_854_775_807n;

/** The metadata of a stream that has none. */
export const noMetadata: StreamMetadata = {
  truncateBefore: undefined,
  maxCount: undefined,
  maxAgeSeconds: undefined,
  raw: {},
};

/** Every metadata stream keeps its last event only. */
export const metadataOfMetadata: StreamMetadata = { ...noMetadata, maxCount: 1n };

/** Reads stream metadata strictly: whatever does not parse is ignored whole, as a real node does. */
export function parseStreamMetadata(content: RecordContent): StreamMetadata {
  if (content.contentType !== 'application/json') return noMetadata;
  const raw = parseExactly(content.data.toString('utf8'));
  if (raw === undefined) return noMetadata;
  const counts = {
    truncateBefore: raw['$tb'],
    maxCount: raw['$maxCount'],
    maxAge: raw['$maxAge'],
    cache: raw['$cacheControl'],
  };
  if (!isCount(counts.truncateBefore, 0n) || !isCount(counts.maxCount, 1n)) return noMetadata;
  if (!isCount(counts.maxAge, 1n) || !isCount(counts.cache, 1n)) return noMetadata;
  if (raw['$acl'] !== undefined && !isPlainObject(raw['$acl'])) return noMetadata;
  return { truncateBefore: counts.truncateBefore, maxCount: counts.maxCount, maxAgeSeconds: counts.maxAge, raw };
}

/** Whether the metadata says that the stream was deleted. */
export function isSoftDeleted(metadata: StreamMetadata): boolean {
  return metadata.truncateBefore === deletedMarker;
}

/** The metadata after an undelete: the old keys, and the first revision of the stream's new life. */
export function undeletedMetadata(metadata: StreamMetadata, firstRevision: number): string {
  return stringifyExactly({ ...metadata.raw, $tb: BigInt(firstRevision) });
}

/** The first revision that reads show, by truncation and maximum count. */
export function firstReadableRevision(metadata: StreamMetadata, last: number): number {
  const truncated = metadata.truncateBefore ?? 0n;
  const counted = metadata.maxCount === undefined ? 0n : BigInt(last) + 1n - metadata.maxCount;
  const first = truncated > counted ? truncated : counted;
  return first > BigInt(last) ? last + 1 : Number(first);
}

/** The oldest creation time in milliseconds that reads show. */
export function oldestReadableTime(metadata: StreamMetadata, now: number): number {
  return metadata.maxAgeSeconds === undefined ? 0 : Math.max(0, now - Number(metadata.maxAgeSeconds) * 1000);
}

function isCount(value: unknown, least: bigint): value is bigint | undefined {
  return value === undefined || (typeof value === 'bigint' && value >= least && value <= deletedMarker);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseExactly(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value,
    );
    return isPlainObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function stringifyExactly(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(stringifyExactly).join(',')}]`;
  if (!isPlainObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${stringifyExactly(item)}`);
  return `{${entries.join(',')}}`;
}
