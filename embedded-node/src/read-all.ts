import { setImmediate } from 'node:timers/promises';
import type { Engine } from './engine.ts';
import { rowTest } from './event-filter.ts';
import type { Outlet } from './outlet.ts';
import type { ReadOptions, StartingPoint } from './read-request.ts';
import { invalidPosition } from './refusal.ts';
import { messageOf } from './resolve-event.ts';

const pageSize = 512;

/** Sends events of the whole log: forwards from a position inclusive, backwards from one exclusive. */
export async function readAll(engine: Engine, outlet: Outlet, options: ReadOptions): Promise<void> {
  const wanted = rowTest(options.filter, (stream) => engine.store.read.streamName(stream));
  const end = engine.end;
  let left = options.count ?? 0;
  let next = startPosition(options.from, engine);
  while (left > 0 && !outlet.closed) {
    const limit = options.filter === undefined ? Math.min(left, pageSize) : pageSize;
    const rows = options.backwards ? engine.store.read.backwards(next, limit) : engine.store.read.forwards(next, limit);
    for (const row of rows) {
      if (row.position >= end || left === 0) return;
      if (!wanted(row)) continue;
      left -= 1;
      const slow = outlet.send(messageOf(row, options, engine));
      if (slow !== undefined) await slow;
      if (outlet.closed) return;
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    // A filter may pass nothing for long: writers get their turn between pages.
    await setImmediate();
    next = options.backwards ? last.position : last.position + 1;
  }
}

/** The position that a starting point names. Only starts of records and the two ends are accepted. */
export function startPosition(from: StartingPoint, engine: Engine): number {
  switch (from.kind) {
    case 'start':
      return 0;
    case 'end':
      return engine.end;
    default:
      return recordStart(from.value, engine);
  }
}

function recordStart(value: bigint, engine: Engine): number {
  if (value === 0n) return 0;
  if (value > BigInt(engine.end)) throw invalidPosition();
  const position = Number(value);
  if (position !== engine.end && engine.store.read.at(position) === undefined) throw invalidPosition();
  return position;
}
