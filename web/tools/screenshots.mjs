// Pictures of every page at three widths, light and dark, with believable and with awkward content:
//   node web/tools/screenshots.mjs <folder> [--only part-of-a-name] [--at origin]
//   node web/tools/screenshots.mjs docs/images --readme
// Look at them beside shared/design. The few of the README are in docs/images, the others are not committed. `--at` takes a
// Daybook that was started by picture-clinic.mjs already.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../test/open-browser.ts';
import { openPictureClinic, password } from './picture-clinic.mjs';
import { pictureList, settled } from './picture-list.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    at: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Say where to put the pictures: node web/tools/screenshots.mjs <folder>');
await mkdir(folder, { recursive: true });

/** Name, then width, height and theme of its picture in the README. */
const forReadme = [
  ['home', [1120, 760, 'light']],
  ['booking', [1120, 760, 'light'], [360, 720, 'light']],
  ['day-visit', [1120, 760, 'light'], [1120, 760, 'dark']],
  ['admin-visit', [1120, 760, 'light']],
];
const everyLook = ['light', 'dark'].flatMap((theme) =>
  [1280, 768, 360].map((width) => [width, width === 360 ? 760 : 900, theme]),
);

const clinic = values.at === undefined ? await openPictureClinic() : { url: values.at, end: () => undefined };
const browser = await openBrowser();

/** A browser of somebody's own. Everybody signs in once: who signs in too often is refused. */
async function openContext(who) {
  const context = await browser.newContext({
    baseURL: clinic.url,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(8_000);
  if (who !== undefined) {
    const data = { email: `${who}@daybook.example`, password };
    const answer = await context.request.post('/api/auth/login', { data });
    if (!answer.ok()) throw new Error(`${who} cannot sign in: ${answer.status()}`);
    await context.addInitScript(() => localStorage.setItem('daybook-session', '1'));
  }
  return context;
}

/** One page, brought into its state once and pictured in these looks, which are of one width. */
async function picture(context, [name, , path, act], looks) {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
  try {
    const [[width, height]] = looks;
    await page.setViewportSize({ width, height });
    await page.goto(path);
    await page.locator('main h1, main .note__title').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await settled(page);
    await act?.(page);
    await settled(page);
    await page.mouse.move(0, 0);
    for (const [width, height, theme] of looks) {
      await page.setViewportSize({ width, height });
      await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
      await settled(page);
      const fullPage = act === undefined && !values.readme;
      await page.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`), fullPage });
    }
  } catch (error) {
    console.error(`${name}: ${error.message.split('\n')[0]}`);
    process.exitCode = 1;
  }
  await page.close();
}

try {
  const idOf = async (name) =>
    (await (await fetch(`${clinic.url}/api/practitioners?q=${encodeURIComponent(name)}`)).json()).items[0]
      .practitionerId;
  const endoscopist = async () => {
    const { items } = await (await fetch(`${clinic.url}/api/locations`)).json();
    const types = items.flatMap(({ visitTypes }) => visitTypes);
    return types.find(({ bufferBefore }) => bufferBefore > 0)?.practitionerIds[0];
  };
  const clinicOf = async (name) => {
    const { items } = await (await fetch(`${clinic.url}/api/locations`)).json();
    return items.find((one) => one.name.includes(name))?.locationId;
  };
  const chosen = new Map(forReadme.map(([name, ...looks]) => [name, looks]));
  const list = (await pictureList(idOf, endoscopist, clinicOf)).filter(([name]) =>
    values.readme ? chosen.has(name) : name.includes(values.only),
  );
  for (const [who, entries] of Map.groupBy(list, ([, who]) => who)) {
    const context = await openContext(who);
    for (const entry of entries) {
      const looks = values.readme ? chosen.get(entry[0]) : everyLook;
      // What is done on a phone scrolls and folds as on a phone: every width begins anew.
      for (const some of Map.groupBy(looks, ([width]) => width).values()) await picture(context, entry, some);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await clinic.end();
}
