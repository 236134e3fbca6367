import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBareStorage } from './bare-storage.ts';
import { onNode } from './bench-node.ts';
import { fillLog } from './fill-log.ts';

const rounds = 5;

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Events per second of `$all` through the official client (a filtered subscription from the first event to the last, as
 * every rebuild reads) beside a scan of the same log, copied, without gRPC.
 */
export const reads = (events = 100_000): Promise<void> =>
  onNode(async ({ folder, node, store }) => {
    await fillLog(store, events, () => undefined);
    await mkdir(join(folder, 'copy'));
    await node.backup(join(folder, 'copy', 'events.sqlite'));
    const bare = openBareStorage(folder, 'copy');
    try {
      const client: number[] = [];
      const storage: number[] = [];
      // Round 0 warms up.
      for (let round = 0; round <= rounds; round++) {
        const begun = performance.now();
        let seen = 0;
        for await (const _event of store.readLog({ prefixes: ['bench-'] })) seen += 1;
        const between = performance.now();
        const scanned = bare.scan();
        const end = performance.now();
        if (seen !== events || scanned < events)
          throw new Error(`read ${seen}, scanned ${scanned} of ${events} events`);
        if (round === 0) continue;
        client.push((seen / (between - begun)) * 1000);
        storage.push((scanned / (end - between)) * 1000);
      }
      console.log(`$all, official client   ${middle(client).toFixed(0).padStart(8)} events/s`);
      console.log(`scan without gRPC       ${middle(storage).toFixed(0).padStart(8)} records/s`);
      console.log(
        `  ratio ${(middle(client) / middle(storage)).toFixed(3)} (medians of ${rounds} rounds in turns over ${events} events)`,
      );
    } finally {
      bare.close();
    }
  });
