import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Engine } from './engine.ts';
import { rowTest } from './event-filter.ts';
import type { Outlet } from './outlet.ts';
import { startPosition } from './read-all.ts';
import { caughtUp, checkpoint, confirmation, fellBehind } from './read-response.ts';
import type { ReadOptions } from './read-request.ts';
import { messageOf } from './resolve-event.ts';

const pageSize = 512;

/**
 * Follows the whole log from a position exclusive. A pull loop: read what comes after my position, sleep when there is
 * nothing. History and live events take the same way, so there is no hand-over to lose an event in.
 */
export async function subscribeAll(engine: Engine, outlet: Outlet, options: ReadOptions): Promise<void> {
  const { filter } = options;
  const start = startPosition(options.from, engine);
  // A subscription starts after a record, and `end` names none: the next record that is written must still come.
  let position = options.from.kind === 'end' || start === engine.end ? engine.end - 1 : start;
  const wanted = rowTest(filter, (stream) => engine.store.read.streamName(stream));
  const sleeper = engine.commits.sleeper();
  outlet.onClosed(() => {
    engine.commits.leave(sleeper);
    sleeper.wake();
  });
  await outlet.send(confirmation(randomUUID()));
  let live = false;
  let considered = 0;
  let reported = position;
  const report = async (to: number): Promise<void> => {
    considered = 0;
    if (to <= reported) return;
    reported = to;
    await outlet.send(checkpoint(to));
  };
  while (!outlet.closed) {
    const limit = live || filter === undefined ? pageSize : filter.window;
    const rows = engine.store.read.forwards(position + 1, limit);
    const [first] = rows;
    if (first === undefined) {
      if (live) {
        await sleeper.sleep();
        continue;
      }
      live = true;
      if (filter !== undefined) await report(position);
      await outlet.send(caughtUp);
      continue;
    }
    if (live && rows.length >= pageSize) {
      live = false;
      await outlet.send(fellBehind);
    }
    for (const row of rows) {
      position = row.position;
      considered += 1;
      if (wanted(row)) {
        const slow = outlet.send(messageOf(row, options, engine));
        if (slow !== undefined) await slow;
        if (outlet.closed) return;
      }
      if (live && filter !== undefined && considered >= filter.checkpointInterval) await report(position);
    }
    // While catching up a checkpoint names the start of the page, as a real node's does: resuming repeats, never loses.
    if (live) continue;
    if (filter !== undefined && considered >= filter.checkpointInterval) await report(first.position);
    // A filter may pass nothing for long: writers get their turn between pages.
    await setImmediate();
  }
}
