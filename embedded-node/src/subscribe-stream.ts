import { randomUUID } from 'node:crypto';
import type { Engine } from './engine.ts';
import type { Outlet } from './outlet.ts';
import { caughtUp, confirmation, fellBehind } from './read-response.ts';
import type { ReadOptions } from './read-request.ts';
import { refuseTombstoned } from './read-stream.ts';
import { streamDeleted } from './refusal.ts';
import { messageOf } from './resolve-event.ts';
import { firstReadableRevision, oldestReadableTime } from './stream-metadata.ts';

const pageSize = 512;

/** Follows one stream from a revision exclusive; a stream that does not exist yet is waited for. */
export async function subscribeStream(
  engine: Engine,
  outlet: Outlet,
  stream: string,
  options: ReadOptions,
): Promise<void> {
  const fromEnd = options.from.kind === 'end';
  // Whoever starts at the end of a tombstoned stream is told nothing, as by a real node: no event of it can follow.
  if (!fromEnd) refuseTombstoned(engine, stream);
  const head = (): ReturnType<Engine['heads']['get']> => engine.heads.get(stream);
  const silent = head().tombstoned;
  const sleeper = engine.commits.sleeper(stream);
  outlet.onClosed(() => {
    engine.commits.leave(sleeper, stream);
    sleeper.wake();
  });
  let next = startRevision(options, head().last);
  await outlet.send(confirmation(randomUUID()));
  let live = false;
  while (!outlet.closed) {
    const { id, last, tombstoned } = head();
    if (tombstoned && !silent) {
      await sendTombstone(engine, outlet, stream, options);
      throw streamDeleted(stream);
    }
    const rows = id === undefined ? [] : page(engine, stream, id, last, next, live);
    if (rows.length === 0) {
      if (live) {
        await sleeper.sleep();
        continue;
      }
      live = true;
      next = Math.max(next, last + 1);
      await outlet.send(caughtUp);
      continue;
    }
    if (live && rows.length >= pageSize) {
      live = false;
      await outlet.send(fellBehind);
    }
    for (const row of rows) {
      next = row.revision + 1;
      const slow = outlet.send(messageOf(row, options, engine));
      if (slow !== undefined) await slow;
      if (outlet.closed) return;
    }
  }
}

// Truncation and age hide history only; whatever is written while a subscriber listens is delivered.
function page(
  engine: Engine,
  stream: string,
  id: number,
  last: number,
  next: number,
  live: boolean,
): ReturnType<Engine['store']['read']['streamForwards']> {
  if (live) return engine.store.read.streamForwards(id, next, 0, pageSize);
  const metadata = engine.heads.metadataOf(stream);
  const first = Math.max(next, firstReadableRevision(metadata, last));
  return engine.store.read.streamForwards(id, first, oldestReadableTime(metadata, Date.now()), pageSize);
}

async function sendTombstone(engine: Engine, outlet: Outlet, stream: string, options: ReadOptions): Promise<void> {
  const { id } = engine.heads.get(stream);
  const position = id === undefined ? undefined : engine.store.tombstonePosition(id);
  const row = position === undefined ? undefined : engine.store.read.at(position);
  if (row !== undefined) await outlet.send(messageOf(row, options, engine));
}

function startRevision({ from }: ReadOptions, last: number): number {
  switch (from.kind) {
    case 'start':
      return 0;
    case 'end':
      return last + 1;
    default:
      // A subscriber ahead of the stream waits for the revisions beyond the one that it named.
      return from.value >= BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(from.value) + 1;
  }
}
