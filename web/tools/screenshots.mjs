// Pictures of every page at three widths, light and dark, from a running Daybook with its demo clinic:
//   node web/tools/screenshots.mjs <folder> [origin] [only]
// `only` is a part of the names to make. Look at them beside shared/design; they are not committed.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../test/open-browser.ts';

const [folder, origin = 'http://127.0.0.1:3000', only = ''] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where to put the pictures: node web/tools/screenshots.mjs <folder>');
await mkdir(folder, { recursive: true });

const demo = { patient: 'mia', practitioner: 'okafor', admin: 'admin' };
const firstTime = async (page) => {
  await page.locator('.grid .time').nth(4).click();
  await page.waitForTimeout(400);
};
const press = (selector) => async (page) => {
  await page.locator(selector).first().click();
  await page.waitForTimeout(500);
};
const doctors = await (await fetch(`${origin}/api/practitioners?q=okafor`)).json();
const doctor = `/doctors/${doctors.items[0].practitionerId}`;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/**
 * Name, who looks, address, and what is done there first.
 * @type {[string, string | undefined, string, ((page: import('@playwright/test').Page) => Promise<void>)?][]}
 */
const pages = [
  ['home', undefined, '/'],
  ['home-none', undefined, '/?q=zzz'],
  ['doctors', undefined, '/doctors?specialty=Dentist'],
  ['doctor', undefined, doctor],
  ['doctor-booking', undefined, doctor, firstTime],
  [
    'doctor-account',
    undefined,
    doctor,
    async (page) => {
      await firstTime(page);
      await page.locator('.panel form .button--main').click();
      await page.waitForTimeout(300);
    },
  ],
  ['sign-in', undefined, '/sign-in'],
  ['about', undefined, '/about'],
  ['not-found', undefined, '/nowhere'],
  ['needs-sign-in', undefined, '/appointments'],
  ['appointments', 'patient', '/appointments'],
  ['appointments-move', 'patient', '/appointments', press('.visit__actions .button')],
  ['appointments-cancel', 'patient', '/appointments', press('.visit__actions .button:nth-child(2)')],
  ['appointments-history', 'patient', '/appointments', press('.visit__actions .button--bare')],
  ['notifications', 'patient', '/notifications'],
  ['day', 'practitioner', '/day'],
  ['day-tomorrow', 'practitioner', `/day/${tomorrow}`],
  ['day-visit', 'practitioner', `/day/${tomorrow}`, press('.block--visit')],
  ['day-free', 'practitioner', `/day/${tomorrow}`, press('.block--free')],
  ['day-add', 'practitioner', `/day/${tomorrow}`, press('.day__head .button--main')],
  ['staff-notifications', 'practitioner', '/notifications'],
  ['admin', 'admin', '/admin'],
  ['admin-people', 'admin', '/admin/doctors'],
  ['admin-add', 'admin', '/admin/doctors', press('.page__head .button--main')],
  ['admin-appointments', 'admin', '/admin/appointments'],
  ['admin-visit', 'admin', '/admin/appointments', press('.row-link')],
];

const browser = await openBrowser();
try {
  for (const theme of ['light', 'dark']) {
    for (const role of [undefined, 'patient', 'practitioner', 'admin']) {
      const mine = pages.filter(([name, who]) => who === role && name.includes(only));
      if (mine.length === 0) continue;
      const context = await browser.newContext({
        timezoneId: 'Europe/Berlin',
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      await context.addInitScript((chosen) => localStorage.setItem('daybook-theme', chosen), theme);
      if (role !== undefined) {
        await context.addInitScript(() => localStorage.setItem('daybook-session', '1'));
        const data = { email: `${demo[role]}@daybook.example`, password: 'daybook-demo' };
        const answer = await context.request.post(`${origin}/api/auth/login`, { data });
        if (!answer.ok()) throw new Error(`${role} cannot sign in: ${answer.status()}`);
      }
      for (const width of [360, 768, 1280]) {
        const page = await context.newPage();
        page.on('pageerror', (error) => console.error(`${width} ${theme}: ${error.message}`));
        await page.setViewportSize({ width, height: width === 360 ? 760 : 900 });
        for (const [name, , path, act] of mine) {
          await page.goto(`${origin}${path}`, { waitUntil: 'load' });
          await page.waitForTimeout(900);
          if (act !== undefined) await act(page);
          await page.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`), fullPage: act === undefined });
        }
        await page.close();
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}
