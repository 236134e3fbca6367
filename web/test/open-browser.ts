import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';

/** Chromium of this machine: the one `CHROMIUM` names and no other, or where Debian has it; undefined when it is not there. */
export function chromiumPath(): string | undefined {
  const named = process.env['CHROMIUM'] ?? '';
  const path = named === '' ? '/usr/bin/chromium' : named;
  return existsSync(path) ? path : undefined;
}

/** Starts a browser. @throws Error when this machine has none */
export function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('No chromium here: install it, or set CHROMIUM to its path.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
