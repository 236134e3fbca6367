import type { Engine } from './engine.ts';
import type { Outlet } from './outlet.ts';
import { firstStreamPosition, lastStreamPosition, streamNotFound } from './read-response.ts';
import type { ReadOptions } from './read-request.ts';
import { invalidArgument, streamDeleted } from './refusal.ts';
import { messageOf } from './resolve-event.ts';
import { firstReadableRevision, oldestReadableTime } from './stream-metadata.ts';
import { describedStreamOf, isMetadataStream } from './stream-name.ts';

const pageSize = 512;

/** Refuses what concerns a stream that was tombstoned, or its metadata. */
export function refuseTombstoned(engine: Engine, stream: string): void {
  const gone =
    engine.heads.get(stream).tombstoned ||
    (isMetadataStream(stream) && engine.heads.get(describedStreamOf(stream)).tombstoned);
  if (gone) throw streamDeleted(stream);
}

/** Sends the events of one stream, forwards or backwards, both starts inclusive. */
export async function readStream(engine: Engine, outlet: Outlet, stream: string, options: ReadOptions): Promise<void> {
  refuseTombstoned(engine, stream);
  if (!options.backwards && options.from.kind === 'end') {
    throw invalidArgument('There is nothing to read forwards from the end of a stream.');
  }
  const head = engine.heads.get(stream);
  if (head.id === undefined || head.last < 0 || engine.heads.isSoftDeleted(stream)) {
    await outlet.send(streamNotFound(stream));
    return;
  }
  // The ends are taken once: a long read shows the stream as it was when the read began.
  const metadata = engine.heads.metadataOf(stream);
  const first = firstReadableRevision(metadata, head.last);
  const since = oldestReadableTime(metadata, Date.now());
  const { id, last } = head;
  const start = startRevision(options, last);
  if (options.tellsEnds && !options.backwards && start < first) await outlet.send(firstStreamPosition(first));
  let left = options.count ?? 0;
  let next = options.backwards ? start : Math.max(start, first);
  while (left > 0 && !outlet.closed) {
    const limit = Math.min(left, pageSize);
    const rows = options.backwards
      ? engine.store.read.streamBackwards(id, next, first, since, limit)
      : engine.store.read.streamForwards(id, next, since, limit);
    for (const row of rows) {
      if (row.revision > last) break;
      const slow = outlet.send(messageOf(row, options, engine));
      if (slow !== undefined) await slow;
      if (outlet.closed) return;
    }
    const end = rows.at(-1);
    if (end === undefined || (!options.backwards && end.revision >= last)) break;
    left -= rows.length;
    next = options.backwards ? end.revision - 1 : end.revision + 1;
  }
  if (options.tellsEnds) await outlet.send(lastStreamPosition(last));
}

function startRevision({ from }: ReadOptions, last: number): number {
  switch (from.kind) {
    case 'start':
      return 0;
    case 'end':
      return last;
    default:
      return from.value > BigInt(last) ? last + 1 : Number(from.value);
  }
}
