import { describe } from 'vitest';
import { chromiumPath } from './open-browser.ts';

const isMissing = chromiumPath() === undefined && process.env['CI'] !== 'true';
if (isMissing) {
  console.warn('\n*** NO CHROMIUM HERE: the tests of the page are skipped. Install chromium, or set CHROMIUM. ***\n');
}

/** Tests that need a browser; without one they are skipped, and fail where there has to be one (CI). */
export function describeInBrowser(name: string, tests: () => void): void {
  describe.skipIf(isMissing)(name, tests);
}
