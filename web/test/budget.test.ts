import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { builtPage } from './built-page.ts';

const checkBudget = fileURLToPath(new URL('../tools/check-budget.mjs', import.meta.url));

test('the first page is within its budget of script, and staff pages come later', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [checkBudget, await builtPage()]);
  expect(stdout).toMatch(/^First page: \d+\.\d kB/);
});
