import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { openConnection } from '../src/connection.ts';
import { headPosition } from '../src/head-position.ts';
import { silentLogger } from '../src/logger.ts';
import { closeSubscription, subscribe } from '../src/subscribe.ts';

const open = (url: string) => openConnection(url, silentLogger, new AbortController().signal);
let connection: ReturnType<typeof open>;
afterEach(() => connection.client.dispose());

it('buffers 512 events, not the 16 of the client (trap 18)', async () => {
  const node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
  connection = open(node.url);
  const subscription = subscribe(connection, [`p${randomUUID()}-`], undefined);
  expect(subscription.readableHighWaterMark).toBe(512);
  closeSubscription(subscription);
  await node.stop();
});

it('may be left before a node was found: the error that comes later ends nothing (trap 25)', async () => {
  // Two seeds make the client discover first, which fails after a while. Vitest fails on an uncaught error.
  connection = open('esdb://127.0.0.1:1,127.0.0.1:1?tls=false&maxDiscoverAttempts=2&discoveryInterval=50');
  const subscription = subscribe(connection, ['thing-'], undefined);
  closeSubscription(subscription);
  // Asked later, and so answered later, by the same search for a node.
  await expect(headPosition(connection)).rejects.toThrow('unavailable');
  await setImmediate();
  expect(subscription.destroyed).toBe(true);
});
