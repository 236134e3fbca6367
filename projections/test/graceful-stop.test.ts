import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '../src/operations/verify.ts';
import { readCheckpoints } from '../src/runner/checkpoint.ts';
import { runAll, untilAt } from '../src/testing/run-all.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { until } from '../src/testing/until.ts';
import { patientRegistered } from '../src/testing/clinic.ts';
import { writerFor } from './corpus.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
});
afterAll(() => bed.close());

test('SIGTERM in the middle of a long catching-up: the batch at hand is finished, the next process goes on behind it', async () => {
  const workshop = await bed.workshop();
  const writer = writerFor(workshop);
  let end = -1n;
  for (let n = 0; n < 1_000; n += 50) {
    const people = Array.from({ length: 50 }, (_, index) => patientRegistered(`Patient ${n + index}`));
    const positions = await Promise.all(people.map(({ stream, event }) => writer.write(stream, [event])));
    end = positions.reduce((one, other) => (one > other ? one : other), end);
  }
  const child = fork(main, {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: workshop.databaseUrl,
      EVENTSTORE_URL: workshop.eventStoreUrl,
      MASTER_KEY: workshop.masterKey.toString('base64'),
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = once(child, 'exit');
  await until('it is on its way', async () =>
    (await readCheckpoints(workshop.database)).some(({ position }) => position > 0n) ? true : undefined,
  );
  child.kill('SIGTERM');
  // Exit code 0 means within 5 s: after that the process ends itself with 1.
  expect(await ended).toEqual([0, null]);
  for (const projection of workshop.projections) {
    expect(await verify(workshop, projection)).toMatchObject({ drift: [] });
  }
  const runner = runAll(workshop);
  await untilAt(workshop, end);
  await runner.stop();
  for (const projection of workshop.projections) {
    expect(await verify(workshop, projection)).toMatchObject({ drift: [] });
  }
});
