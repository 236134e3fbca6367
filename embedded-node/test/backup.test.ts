import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_STREAM } from '@eventstore/db-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { restoreBackup } from '../src/restore-backup.ts';
import { spawnEmbeddedNode } from '../src/spawn-embedded-node.ts';
import { connected, credentials, numbers, started, tick } from './started-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a backup', () => {
  test('of a working node is consistent and can be restored', async () => {
    const [dataDir, other] = [temporaryFolder(), join(temporaryFolder(), 'restored')];
    const node = await spawnEmbeddedNode({ dataDir, port: 0 });
    onTestFinished(() => node.stop());
    const client = connected(node.url);
    let acknowledged = 0;
    const copied = new AbortController();
    const writing = (async () => {
      while (!copied.signal.aborted) {
        const expectedRevision = acknowledged === 0 ? NO_STREAM : BigInt(acknowledged - 1);
        await client.appendToStream('a', tick(acknowledged), { expectedRevision, credentials });
        acknowledged += 1;
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const atLeast = acknowledged;
    const file = join(dataDir, 'copy.sqlite');
    await node.backup(file);
    copied.abort();
    await writing;
    restoreBackup(file, other);
    expect(() => restoreBackup(file, other)).toThrow(/there already/);
    const restored = connected((await started({ dataDir: other })).url);
    const read = await numbers(restored, 'a');
    expect(read.length).toBeGreaterThanOrEqual(atLeast);
    expect(read).toEqual(read.map((_, n) => ({ n })));
  });

  test('that is damaged is not restored', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'copy.sqlite');
    writeFileSync(file, 'this is no database at all, and long enough to be looked at');
    expect(() => restoreBackup(file, join(folder, 'restored'))).toThrow();
  });

  test('that cannot be written is reported', async () => {
    const node = await spawnEmbeddedNode({ dataDir: temporaryFolder(), port: 0 });
    onTestFinished(() => node.stop());
    await expect(node.backup('/nowhere/at/all.sqlite')).rejects.toThrow(/backup failed/);
  });
});
