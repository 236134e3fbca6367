import { setTimeout as sleep } from 'node:timers/promises';
import { jsonEvent, START } from '@eventstore/db-client';
import { expect, onTestFinished, test } from 'vitest';
import { spawnEmbeddedNode } from '../src/spawn-embedded-node.ts';
import { connected, credentials } from './started-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

const megabyte = 1_048_576;
const subscribers = 20;
const appends = 20;

test('subscribers that do not read cost the node next to nothing, and miss nothing', async () => {
  const node = await spawnEmbeddedNode({ dataDir: temporaryFolder(), port: 0, httpPort: 0 });
  onTestFinished(() => node.stop());
  const resident = async (): Promise<number> => {
    const metrics = await (await fetch(`http://127.0.0.1:${node.httpPort}/metrics`)).text();
    return Number(/^embedded_node_resident_memory_bytes (\d+)$/m.exec(metrics)?.[1]);
  };
  const client = connected(node.url);
  const write = async (stream: string): Promise<void> => {
    for (let n = 0; n < appends; n++) {
      const events = Array.from({ length: 100 }, () => jsonEvent({ type: 'tick', data: { text: 'x'.repeat(8_000) } }));
      const expectedRevision = n === 0 ? 'no_stream' : BigInt(n * 100 - 1);
      await client.appendToStream(stream, events, { expectedRevision, credentials });
    }
  };
  await write('slow-1');
  const before = await resident();
  const idle = Array.from({ length: subscribers }, () => client.subscribeToAll({ fromPosition: START }));
  await write('slow-2');
  // Nobody reads: whatever the node would queue for them it has queued by the time all were confirmed and written past.
  await sleep(500);
  const grown = (await resident()) - before;
  // Each of them is 32 MB behind: 640 MB, if the node kept it for them.
  expect(grown).toBeLessThan(200 * megabyte);

  let seen = 0;
  const [first] = idle;
  if (first === undefined) throw new Error('no subscriber');
  for await (const { event } of first) {
    if (event?.streamId.startsWith('slow-') === true) seen += 1;
    if (seen === 2 * appends * 100) break;
  }
  expect(seen).toBe(2 * appends * 100);
});
