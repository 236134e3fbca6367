import { afterAll, beforeAll } from 'vitest';
import { startEmbeddedNode, type EmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { connectEventStore, type EventStore } from '@daybook/event-store/event-store.ts';

/** A real node and the real client for the tests of one file. Every test makes its own practitioners on it. */
export function useStore(): { readonly store: EventStore } {
  let node: EmbeddedNode | undefined;
  let store: EventStore | undefined;
  beforeAll(async () => {
    node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
    store = connectEventStore(node.url);
  });
  afterAll(async () => {
    await store?.close();
    await node?.stop();
  });
  return {
    get store() {
      if (store === undefined) throw new Error('the node has not started');
      return store;
    },
  };
}
