import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaybook } from '@daybook/cli/start/start-daybook.ts';
import type { Browser, Page } from '@playwright/test';
import { builtPage } from './built-page.ts';
import { openBrowser } from './open-browser.ts';
import { request } from './request.ts';
import { makeSmallClinic, password } from './small-clinic.ts';

export interface Look {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly motion?: 'reduce' | 'no-preference';
  /** Whoever is signed in. */
  readonly as?: { readonly email: string; readonly password?: string };
}

interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
}

/** A Daybook of its own with the page as it is now, and a browser to look at it. */
export async function openClinic() {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-web-'));
  const daybook = await startDaybook({
    dataDir: join(folder, 'data'),
    port: 0,
    host: '127.0.0.1',
    demo: false,
    say: () => undefined,
    environment: { WEB_DIR: await builtPage() },
  });
  let browser: Browser | undefined;
  const end = async () => {
    await browser?.close();
    await daybook.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [opened, clinic] = await Promise.all([openBrowser(), makeSmallClinic(daybook)]);
    browser = opened;
    const broken: string[] = [];
    const open = async (
      path: string,
      { width = 1280, theme = 'light', motion = 'reduce', as }: Look = {},
    ): Promise<Page> => {
      const context = await opened.newContext({
        baseURL: daybook.url,
        viewport: { width, height: 800 },
        timezoneId: 'Europe/Berlin',
        locale: 'en-GB',
        reducedMotion: motion,
      });
      context.setDefaultTimeout(10_000);
      await context.addInitScript((chosen) => localStorage.setItem('daybook-theme', chosen), theme);
      if (as !== undefined) {
        const answer = await context.request.post('/api/auth/login', {
          data: { email: as.email, password: as.password ?? password },
        });
        if (!answer.ok()) throw new Error(`${as.email} cannot sign in: ${answer.status()}`);
        await context.addInitScript(() => localStorage.setItem('daybook-session', '1'));
      }
      const page = await context.newPage();
      page.on('pageerror', (error) => broken.push(`${path}: ${error.message}`));
      await page.goto(path);
      return page;
    };
    const mails = async () => (await request<{ items: readonly Mail[] }>(`${daybook.inboxUrl}/api/messages`)).items;
    return { ...clinic, url: daybook.url, open, mails, broken, end };
  } catch (error) {
    await end();
    throw error;
  }
}

export type Clinic = Awaited<ReturnType<typeof openClinic>>;
