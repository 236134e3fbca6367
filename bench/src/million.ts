import { onNode } from './bench-node.ts';
import { fillLog } from './fill-log.ts';
import { MemoryCurve } from './memory-curve.ts';

/** How often memory is looked at, in events. */
const every = 10_000;

/** Writes a million events and reads them back through `$all`, and shows what it does to the memory of both sides. */
export const million = (events = 1_000_000): Promise<void> =>
  onNode(async ({ node, store }) => {
    const phase = async (what: string, work: (note: (done: number) => void) => Promise<void>): Promise<void> => {
      const curves = [new MemoryCurve('node', node.pid), new MemoryCurve('client', process.pid)];
      let next = every;
      const begun = performance.now();
      await work((done) => {
        if (done < next) return;
        next = done + every;
        for (const curve of curves) curve.note(done);
      });
      const seconds = (performance.now() - begun) / 1000;
      console.log(`${what} ${events} events in ${seconds.toFixed(0)} s: ${(events / seconds).toFixed(0)} events/s`);
      for (const curve of curves) console.log(`  ${curve.summary()}`);
    };
    await phase('wrote', (note) => fillLog(store, events, note));
    await phase('read', async (note) => {
      let seen = 0;
      let last = -1n;
      for await (const { position } of store.readLog({ prefixes: ['bench-'] })) {
        if (position <= last) throw new Error(`position ${position} came after ${last}`);
        last = position;
        note(++seen);
      }
      if (seen !== events) throw new Error(`read ${seen} of ${events} events`);
    });
  });
