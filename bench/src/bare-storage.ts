import { join } from 'node:path';
import { Engine } from '@daybook/embedded-node/engine.ts';
import { openDatabase } from '@daybook/embedded-node/open-database.ts';
import { Store } from '@daybook/embedded-node/store.ts';
import type { NewEvent } from '@daybook/event-store/stored-event.ts';

/** The node's storage without gRPC: the same tables, the same rules, the same group commit with an fsync. */
export interface BareStorage {
  /** Appends one event behind `after` (−1: to a new stream); resolves after the fsync. */
  append(stream: string, after: number, event: NewEvent): Promise<void>;
  /** Reads the whole log in pages, as the node does. @returns how many records */
  scan(): number;
  close(): void;
}

/** Opens it in a folder of its own, in this process. */
export function openBareStorage(folder: string, name: string): BareStorage {
  const engine = new Engine(new Store(openDatabase(join(folder, name))));
  return {
    append: async (stream, after, { id, type, data, metadata }) => {
      const outcome = await engine.submit({
        kind: 'append',
        stream,
        expected: after < 0 ? { kind: 'no_stream' } : { kind: 'exact', revision: BigInt(after) },
        events: [
          {
            id,
            type,
            contentType: 'application/json',
            data: Buffer.from(JSON.stringify(data)),
            customMetadata: Buffer.from(JSON.stringify(metadata)),
          },
        ],
      });
      if (outcome.kind !== 'done') throw new Error(`the storage refused: ${outcome.kind}`);
    },
    scan: () => {
      let records = 0;
      for (let from = 0; ;) {
        const page = engine.store.read.forwards(from, 512);
        const last = page.at(-1);
        if (last === undefined) return records;
        records += page.length;
        from = last.position + 1;
      }
    },
    close: () => engine.close(),
  };
}
