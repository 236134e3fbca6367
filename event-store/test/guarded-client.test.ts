import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedNode, startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { parseConnectionUrl } from '../src/connection-url.ts';
import { GuardedClient, NotSent } from '../src/guarded-client.ts';
import { silentLogger } from '../src/logger.ts';
import { event } from './event.ts';

let node: EmbeddedNode;
beforeAll(async () => {
  node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
});
afterAll(() => node.stop());

class Probe extends GuardedClient {
  /** Makes the client deal with its last failure once more. */
  again: (() => Promise<void>) | undefined;

  watchFailures(): this {
    const handleError = this.handleError;
    this.handleError = (client, error) => {
      this.again = () => handleError(client, error);
      return handleError(client, error);
    };
    return this;
  }

  channel(): ReturnType<typeof this.getChannel> {
    return this.getChannel();
  }
}

const append = (client: GuardedClient, deadlineMs = 500): Promise<unknown> =>
  client.appendUnary(`thing-${randomUUID()}`, [{ ...event('X'), contentType: 'application/json' }], {
    expectedRevision: 'no_stream',
    deadlineMs,
    credentials: { username: 'admin', password: 'changeit' },
  });

describe('holes of the bare client, closed', () => {
  it('an append that picks up a closing channel rejects; bare, it never settles and ends the process', async () => {
    const outcomes: unknown[] = [];
    for (let turns = 0; turns < 6; turns++) {
      const client = new Probe(parseConnectionUrl(node.url), silentLogger);
      await append(client);
      const channel = await client.channel();
      const sent = append(client).catch((error: unknown) => error);
      // As the client itself does, some microtasks after another call got UNAVAILABLE.
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      channel.close();
      outcomes.push(await sent);
      await client.dispose();
    }
    expect(outcomes.filter((outcome) => outcome instanceof NotSent).length).toBeGreaterThan(0);
    expect(outcomes.every((outcome) => outcome instanceof Error)).toBe(true);
  });

  it('a reconnection that finds no node is logged; bare, it is an unhandled rejection', async () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (_: object, message: string) => void warnings.push(message) };
    const url = parseConnectionUrl(
      `esdb://127.0.0.1:${node.port},127.0.0.1:${node.port}?tls=false&maxDiscoverAttempts=1`,
    );
    const client = new Probe(url, logger).watchFailures();
    await append(client);
    await node.stop();
    await expect(append(client)).rejects.toThrow();
    const search = client.channel();
    await Promise.all([expect(search).rejects.toThrow('Failed to discover'), client.again?.()]);
    expect(warnings).toEqual(['event store: no node found to reconnect to']);
    node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
  });

  it('an append that has found no node by its deadline is not sent later', async () => {
    const client = new Probe(parseConnectionUrl(node.url.replace('?', `,127.0.0.1:${node.port}?`)), silentLogger);
    await expect(append(client, 0)).rejects.toThrow(NotSent);
    await expect(append(client)).resolves.toMatchObject({ success: true });
    await client.dispose();
  });
});
