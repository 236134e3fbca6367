import { openBareStorage } from './bare-storage.ts';
import { benchEvent } from './bench-event.ts';
import { onNode } from './bench-node.ts';
import { measure, median, type Measured } from './measure.ts';
import { show } from './show.ts';

/** Writers and how many appends each makes in a round: about a second each on a quiet laptop. */
const loads = [
  { writers: 1, perRound: 600 },
  { writers: 16, perRound: 200 },
  { writers: 64, perRound: 80 },
] as const;
const rounds = 5;

/**
 * Appends per second through the official client (exact revision, fsync before the answer) beside the node's storage
 * without gRPC, in turns. The client has this process and the node one of its own; the bare storage has this one.
 */
export const appends = (): Promise<void> =>
  onNode(async ({ folder, store }) => {
    const bare = openBareStorage(folder, 'bare');
    try {
      for (const { writers, perRound } of loads) {
        const ends = new Map<string, { client: bigint; bare: number }>();
        const endOf = (writer: number) => {
          const stream = `bench-${writers}-${writer}`;
          const end = ends.get(stream) ?? { client: -1n, bare: -1 };
          ends.set(stream, end);
          return { stream, end };
        };
        const throughClient = () =>
          measure(writers, perRound, async (writer, n) => {
            const { stream, end } = endOf(writer);
            const expected = end.client < 0n ? 'no_stream' : end.client;
            end.client = (await store.append(stream, expected, [benchEvent(n)])).revision;
          });
        const onStorage = () =>
          measure(writers, perRound, async (writer, n) => {
            const { stream, end } = endOf(writer);
            await bare.append(stream, end.bare, benchEvent(n));
            end.bare += 1;
          });
        const [client, storage]: [Measured[], Measured[]] = [[], []];
        // The first of each warms up.
        await throughClient();
        await onStorage();
        for (let round = 0; round < rounds; round++) {
          client.push(await throughClient());
          storage.push(await onStorage());
        }
        const [appended, stored] = [median(client), median(storage)];
        show(`official client, ${writers} writers`, appended);
        show(`storage without gRPC, ${writers} writers`, stored);
        console.log(
          `  ratio ${(appended.perSecond / stored.perSecond).toFixed(3)} (medians of ${rounds} rounds in turns)`,
        );
      }
    } finally {
      bare.close();
    }
  });
