import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';
import { repeatUntilStopped } from './repeat.ts';

const logger = createLogger('test', 'silent');

test('what fails is tried again soon, however seldom it is done otherwise', async () => {
  const stopping = new AbortController();
  let times = 0;
  const chore = () => {
    times++;
    if (times < 3) return Promise.reject(new Error('no such table'));
    stopping.abort();
    return Promise.resolve();
  };
  await repeatUntilStopped('a chore', 900_000, stopping.signal, logger, chore, 5);
  expect(times).toBe(3);
});
