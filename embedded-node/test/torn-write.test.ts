import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { spawnEmbeddedNode } from '../src/spawn-embedded-node.ts';
import { connected, credentials, numbers, started, tick } from './started-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

const log = 'events.sqlite-wal';

test.each([0.02, 0.5, 0.98])(
  'a write that power loss tore at %d of its bytes is gone as a whole, and nothing before it',
  async (share) => {
    const [dataDir, torn] = [temporaryFolder(), temporaryFolder()];
    const victim = await spawnEmbeddedNode({ dataDir, port: 0 });
    const client = connected(victim.url);
    for (const n of [0, 1, 2]) {
      const expectedRevision = n === 0 ? 'no_stream' : BigInt(n - 1);
      await client.appendToStream('a', tick(n), { expectedRevision, credentials });
    }
    const whole = readFileSync(join(dataDir, log)).length;
    // Several pages, so that a tear falls into the middle of one transaction.
    const many = Array.from({ length: 200 }, (_, index) => tick(3 + index));
    await client.appendToStream('a', many, { expectedRevision: 2n, credentials });
    await victim.kill();

    cpSync(dataDir, torn, { recursive: true });
    const bytes = readFileSync(join(torn, log));
    expect(bytes.length).toBeGreaterThan(whole + 10_000);
    writeFileSync(join(torn, log), bytes.subarray(0, whole + Math.floor((bytes.length - whole) * share)));

    const again = connected((await started({ dataDir: torn })).url);
    expect(await numbers(again, 'a')).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    await again.appendToStream('a', tick(3), { expectedRevision: 2n, credentials });
    expect(await numbers(again, 'a')).toHaveLength(4);
    // The same folder, not torn, has all of it.
    expect(await numbers(connected((await started({ dataDir })).url), 'a')).toHaveLength(203);
  },
);
