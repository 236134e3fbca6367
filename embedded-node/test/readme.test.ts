import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const example = fileURLToPath(new URL('./readme-example.ts', import.meta.url));
const readme = fileURLToPath(new URL('../README.md', import.meta.url));

test('the example of the README is this one, and does what it says', async () => {
  expect(readFileSync(readme, 'utf8')).toContain(`\`\`\`ts\n${readFileSync(example, 'utf8')}\`\`\``);
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', example, temporaryFolder()]);
  expect(stdout).toBe("ThingOpened 0n { name: 'first' }\n");
});
