import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSystem, type System } from './system.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.end());

const daybook = async (...words: string[]): Promise<string> => {
  const env = { ...process.env, DAYBOOK_DATA: system.dataDir, LOG_LEVEL: '', EVENTSTORE_URL: '', DATABASE_URL: '' };
  return (
    await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], { env })
  ).stdout;
};

/** Asks for the status until it says what is expected. */
async function statusSays(wanted: RegExp): Promise<string> {
  let text = '';
  for (const until = performance.now() + 30_000; performance.now() < until;) {
    text = await daybook('status');
    if (wanted.test(text)) return text;
  }
  throw new Error(`the status never said ${wanted}: ${text}`);
}

test('status says green and how late, red with the last error, and green again once an operator has acted', async () => {
  const well = await statusSays(/^(\w+ +green +position \d+ of \d+, heartbeat \d+ s ago\n){5}$/);
  expect(well.match(/^\w+/gm)).toEqual(['audit_log', 'locations', 'patients', 'practitioners', 'schedule']);

  const store = connectEventStore(system.daybook.eventStoreUrl);
  const id = randomUUID();
  const broken = { id, type: 'PractitionerRegistered', data: { nonsense: true }, metadata: { schemaVersion: 1 } };
  await store.append(`practitioner-${randomUUID()}`, 'no_stream', [broken]);
  await store.close();
  await statusSays(new RegExp(`^practitioners +red .*stopped at event ${id} \\(practitioner-\\S+@0\\): \\S`, 'm'));
  expect(await daybook('status')).toMatch(/^patients +green/m);

  await daybook('skip', 'practitioners', id);
  await statusSays(/^practitioners +green/m);
}, 120_000);
