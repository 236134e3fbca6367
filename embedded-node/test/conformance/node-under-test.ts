import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { AppendExpectedRevision, AppendResult, EventData, JSONEventType } from '@eventstore/db-client';
import { afterAll, beforeAll } from 'vitest';
import { spawnEmbeddedNode } from '../../src/spawn-embedded-node.ts';
import type { SpawnedNode } from '../../src/spawn-embedded-node.ts';

/** The event of these tests. */
type Counted = JSONEventType<'counted', { n: number }>;

/** The two ways in which the official client appends. Credentials make it choose the classic one. */
export const styles = ['unary', 'batch'] as const;
type Style = (typeof styles)[number];

const credentials = { username: 'admin', password: 'changeit' };

/** The node that a test file talks to: the one at EVENTSTORE_URL, or an embedded one of its own. */
export interface NodeUnderTest {
  readonly client: EventStoreDBClient;
  append(
    style: Style,
    stream: string,
    events: EventData | EventData[],
    expected: AppendExpectedRevision,
  ): Promise<AppendResult>;
}

/** Gives a test file its node. */
export function nodeUnderTest(): NodeUnderTest {
  let client: EventStoreDBClient | undefined;
  let node: SpawnedNode | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'embedded-node-'));
  const connected = (): EventStoreDBClient => {
    if (client === undefined) throw new Error('The node under test has not started.');
    return client;
  };
  beforeAll(async () => {
    const given = process.env['EVENTSTORE_URL'];
    node = given === undefined ? await spawnEmbeddedNode({ dataDir: folder, port: 0 }) : undefined;
    client = EventStoreDBClient.connectionString(given ?? node?.url ?? '');
  });
  afterAll(async () => {
    await node?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get client() {
      return connected();
    },
    append: (style, stream, events, expectedRevision) =>
      connected().appendToStream(stream, events, { expectedRevision, ...(style === 'unary' ? { credentials } : {}) }),
  };
}

/** A stream name that no other test uses. */
export function newStream(category = 'conformance'): string {
  return `${category}-${randomUUID()}`;
}

/** One event. */
export function counted(n: number, id: string = randomUUID()): EventData {
  return jsonEvent<Counted>({ id, type: 'counted', data: { n } });
}

/** Some events, numbered from a first one on. */
export function manyCounted(count: number, from = 0): EventData[] {
  return Array.from({ length: count }, (_, index) => counted(from + index));
}
