import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnEmbeddedNode, type SpawnedNode } from '@daybook/embedded-node/spawn-embedded-node.ts';
import { connectEventStore, type EventStore } from '@daybook/event-store/event-store.ts';

/** A durable node in a process of its own, and the official client on it. */
export interface BenchNode {
  /** For whatever else a bench keeps on the same disk. */
  readonly folder: string;
  readonly node: SpawnedNode;
  readonly store: EventStore;
}

/** Runs a bench on a node with an empty log, on the disk that holds temporary files. */
export async function onNode(work: (bench: BenchNode) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-bench-'));
  try {
    const node = await spawnEmbeddedNode({ dataDir: join(folder, 'node'), port: 0 });
    const store = connectEventStore(node.url);
    try {
      await work({ folder, node, store });
    } finally {
      await store.close();
      await node.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
