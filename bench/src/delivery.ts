import { benchEvent } from './bench-event.ts';
import { onNode } from './bench-node.ts';
import { measure, median, type Measured } from './measure.ts';
import { percentiles } from './percentiles.ts';
import { show } from './show.ts';

const loads = [
  { writers: 1, perRound: 600 },
  { writers: 16, perRound: 150 },
] as const;
const rounds = 5;

/** From the call of an append to the handler of a standing subscription, beside the append's own answer. */
export const delivery = (): Promise<void> =>
  onNode(async ({ store }) => {
    const sent = new Map<string, number>();
    let taken: number[] = [];
    let noted = (): void => undefined;
    const stopping = new AbortController();
    const consuming = store.consume({
      name: 'bench',
      prefixes: ['bench-'],
      load: () => Promise.resolve(undefined),
      handle: (batch) => {
        const now = performance.now();
        for (const { id } of batch) taken.push(now - (sent.get(id) ?? now));
        noted();
        return Promise.resolve();
      },
      signal: stopping.signal,
    });
    try {
      for (const { writers, perRound } of loads) {
        const ends = new Map<number, bigint>();
        const [appended, delivered]: [Measured[], Measured[]] = [[], []];
        for (let round = 0; round <= rounds; round++) {
          taken = [];
          const all = new Promise<void>((resolve) => {
            noted = () => {
              if (taken.length === writers * perRound) resolve();
            };
          });
          const begun = performance.now();
          const measured = await measure(writers, perRound, async (writer, n) => {
            const event = benchEvent(n);
            sent.set(event.id, performance.now());
            const { revision } = await store.append(`bench-${writers}-${writer}`, ends.get(writer) ?? 'no_stream', [
              event,
            ]);
            ends.set(writer, revision);
          });
          await all;
          // Round 0 warms up, and waits for the subscription.
          if (round === 0) continue;
          appended.push(measured);
          delivered.push({ perSecond: taken.length / ((performance.now() - begun) / 1000), ...percentiles(taken) });
        }
        const [answer, handler] = [median(appended), median(delivered)];
        show(`append answered, ${writers} writers`, answer);
        show(`append delivered to a handler, ${writers} writers`, handler);
        console.log(`  p50 ratio ${(handler.p50 / answer.p50).toFixed(2)} (median rounds of ${rounds})`);
      }
    } finally {
      stopping.abort();
      await consuming;
    }
  });
