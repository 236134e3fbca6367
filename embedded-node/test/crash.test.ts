import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import type { EventData } from '@eventstore/db-client';
import { expect, test } from 'vitest';
import { spawnEmbeddedNode } from '../src/spawn-embedded-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

const rounds = Number(process.env['ROUNDS'] ?? 3);
const writers = 16;
const credentials = { username: 'admin', password: 'changeit' };

interface Writer {
  readonly stream: string;
  /** The ids that were acknowledged, in their order. */
  readonly acknowledged: string[];
  /** The append whose answer was lost. */
  inFlight: EventData | undefined;
}

function revisionBefore(writer: Writer): bigint | typeof NO_STREAM {
  const { length } = writer.acknowledged;
  return length === 0 ? NO_STREAM : BigInt(length - 1);
}

async function appendUntilKilled(client: EventStoreDBClient, writer: Writer): Promise<void> {
  for (;;) {
    const event = jsonEvent({ id: randomUUID(), type: 'tick', data: { n: writer.acknowledged.length } });
    writer.inFlight = event;
    try {
      await client.appendToStream(writer.stream, event, { expectedRevision: revisionBefore(writer), credentials });
    } catch (error) {
      expect(['unavailable', 'cancelled', 'unknown']).toContain(
        error instanceof Error && 'type' in error && error.type,
      );
      return;
    }
    writer.acknowledged.push(event.id);
  }
}

async function idsOf(client: EventStoreDBClient, stream: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { event } of client.readStream(stream)) ids.push(event?.id ?? '');
  return ids;
}

test(
  `kill -9 under ${writers} writers loses nothing that was acknowledged, ${rounds} times`,
  async () => {
    const dataDir = temporaryFolder();
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      const victim = await spawnEmbeddedNode({ dataDir, port: 0 });
      const doomed = EventStoreDBClient.connectionString(victim.url);
      const tickers = Array.from({ length: writers }, (_, n): Writer => ({
        stream: `crash-${round}-${n}`,
        acknowledged: [],
        inFlight: undefined,
      }));
      const appending = tickers.map((writer) => appendUntilKilled(doomed, writer));
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 300));
      await victim.kill();
      await Promise.all(appending);
      await doomed.dispose();

      const node = await spawnEmbeddedNode({ dataDir, port: 0 });
      const client = EventStoreDBClient.connectionString(node.url);
      for (const writer of tickers) {
        const { stream, inFlight } = writer;
        if (inFlight === undefined) throw new Error('A writer never wrote.');
        // Whether the lost answer was a yes is unknown: the same append again settles it without a duplicate.
        await client.appendToStream(stream, inFlight, { expectedRevision: revisionBefore(writer), credentials });
        expect(await idsOf(client, stream)).toEqual([...writer.acknowledged, inFlight.id]);
        acknowledged += writer.acknowledged.length;
      }
      await client.dispose();
      await node.stop();
    }
    expect(acknowledged).toBeGreaterThan(rounds * writers);
  },
  30_000 + rounds * 5_000,
);
