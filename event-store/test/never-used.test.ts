import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const src = new URL('../src/', import.meta.url);

/** Whole lines of comment name these things to warn of them. */
const code = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .join('\n');

it.each([
  ['callbacks that overtake buffered events or wedge the subscription (traps 1, 2)', /checkpointReached|caughtUp/],
  ['listeners for data, which have no backpressure (trap 7)', /\.on\(\s*'(data|readable)'/],
  ['stream metadata, whose revision is a position (trap 20)', /[gs]etStreamMetadata/],
  ['revisions that check nothing', /\bANY\b|STREAM_EXISTS|'(any|stream_exists)'/],
  ['persistent subscriptions, which promise no order', /[pP]ersistentSubscription/],
])('no source uses %s', async (_, forbidden) => {
  const files = (await readdir(src)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(20);
  const offenders: string[] = [];
  for (const file of files) if (forbidden.test(code(await readFile(new URL(file, src), 'utf8')))) offenders.push(file);
  expect(offenders).toEqual([]);
});
