import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent, NO_STREAM, StreamNotFoundError } from '@eventstore/db-client';
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

/** The ids of a stream; each event must be whole: its data are what its place says. */
async function idsOf(client: EventStoreDBClient, stream: string): Promise<string[]> {
  const ids: string[] = [];
  try {
    for await (const { event } of client.readStream(stream)) {
      expect(event).toMatchObject({ type: 'tick', data: { n: ids.length }, revision: BigInt(ids.length) });
      ids.push(event?.id ?? '');
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return ids;
}

test(
  `kill -9 under ${writers} writers loses nothing that was acknowledged, ${rounds} times`,
  async () => {
    const dataDir = temporaryFolder();
    let acknowledged = 0;
    let hidden = 0;
    const ready: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const victim = await spawnEmbeddedNode({ dataDir, port: 0 });
      const doomed = EventStoreDBClient.connectionString(victim.url);
      const tickers = Array.from({ length: writers }, (_, n): Writer => ({
        stream: `crash-${round}-${n}`,
        acknowledged: [],
        inFlight: undefined,
      }));
      const appending = tickers.map((writer) => appendUntilKilled(doomed, writer));
      // Connecting takes longer than a busy machine's patience: the blow falls while every writer is writing.
      while (tickers.some((writer) => writer.acknowledged.length === 0)) await sleep(5);
      await sleep(Math.random() * 300);
      await victim.kill();
      await Promise.all(appending);
      await doomed.dispose();

      const killed = performance.now();
      const node = await spawnEmbeddedNode({ dataDir, port: 0 });
      ready.push(performance.now() - killed);
      const client = EventStoreDBClient.connectionString(node.url);
      for (const writer of tickers) {
        const { stream, inFlight } = writer;
        if (inFlight === undefined) throw new Error('A writer never wrote.');
        const found = await idsOf(client, stream);
        const landed = found.length > writer.acknowledged.length;
        expect(found).toEqual(landed ? [...writer.acknowledged, inFlight.id] : writer.acknowledged);
        if (landed) hidden += 1;
        // Whether the lost answer was a yes is unknown to the writer: the same append again settles it without a duplicate.
        await client.appendToStream(stream, inFlight, { expectedRevision: revisionBefore(writer), credentials });
        expect(await idsOf(client, stream)).toEqual([...writer.acknowledged, inFlight.id]);
        acknowledged += writer.acknowledged.length;
      }
      await client.dispose();
      await node.stop();
    }
    expect(acknowledged).toBeGreaterThan(rounds * writers);
    ready.sort((a, b) => a - b);
    console.log(
      `${rounds} kills under ${writers} writers: ${acknowledged} acknowledged events, all there, in order, once; ` +
        `of ${rounds * writers} unanswered appends ${hidden} were whole, the others absent; ` +
        `listening again after a kill: median ${(ready[Math.floor(rounds / 2)] ?? 0).toFixed(0)} ms, longest ${(ready.at(-1) ?? 0).toFixed(0)} ms`,
    );
  },
  30_000 + rounds * 10_000,
);
