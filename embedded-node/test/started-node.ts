import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { onTestFinished } from 'vitest';
import { startEmbeddedNode } from '../src/start-embedded-node.ts';
import type { EmbeddedNode, EmbeddedNodeOptions } from '../src/start-embedded-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Credentials make the official client append in the classic way. */
export const credentials = { username: 'admin', password: 'changeit' };

/** One event. */
export const tick = (n: number): ReturnType<typeof jsonEvent> => jsonEvent({ type: 'tick', data: { n } });

/** A node in this process that stops with the test. */
export async function started(options: Partial<EmbeddedNodeOptions> = {}): Promise<EmbeddedNode> {
  const node = await startEmbeddedNode({ dataDir: temporaryFolder(), port: 0, ...options });
  onTestFinished(() => node.stop());
  return node;
}

/** A client that goes away with the test. */
export function connected(url: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  onTestFinished(() => client.dispose());
  return client;
}

/** The data of a stream's events. */
export async function numbers(client: EventStoreDBClient, stream: string): Promise<unknown[]> {
  const data: unknown[] = [];
  for await (const { event } of client.readStream(stream)) data.push(event?.data);
  return data;
}
