import { SingleBar } from 'cli-progress';
import type { Progress } from '@daybook/projections/operations/workshop.ts';

/** Shows how far an operation is: a bar on a terminal, a line at the end elsewhere. */
export function progressBar(name: string): {
  readonly onProgress: (progress: Progress) => void;
  readonly done: (result: string) => void;
} {
  const bar = new SingleBar({
    format: `${name.padEnd(14)} {bar} {percentage} %  {events} events`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    noTTYOutput: false,
  });
  bar.start(100, 0, { events: 0 });
  return {
    onProgress: ({ events, position, head }) => {
      const share = head <= 0n ? 100 : Number((position < 0n ? 0n : position * 1000n) / head) / 10;
      bar.update(Math.min(100, Math.round(share)), { events });
    },
    done: (result) => {
      bar.update(100);
      bar.stop();
      console.log(`${name}: ${result}`);
    },
  };
}
