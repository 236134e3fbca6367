import { once } from 'node:events';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { makeDemoClinic } from '../demo/make-demo-clinic.ts';
import { demoPatients, demoPractitioners } from '../demo/people.ts';
import { buildWeb } from './build-web.ts';
import { demoPassword } from './secrets.ts';
import { startDaybook, type RunningDaybook } from './start-daybook.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const settings = z.object({
  DAYBOOK_DATA: z.string().min(1).default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
});

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** A clinic with published passwords belongs on a machine's own stores, and is not shown to the network. */
const mayMakeDemo = (host: string): boolean =>
  process.env['NODE_ENV'] !== 'production' &&
  !process.env['EVENTSTORE_URL'] &&
  !process.env['DATABASE_URL'] &&
  (host === 'localhost' || host === '::1' || host.startsWith('127.'));

function greet(daybook: RunningDaybook, demo: boolean, dataDir: string, say: (line: string) => void): void {
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = daybook.secrets;
  const login = (who: string, email: string, password: string) =>
    say(`  ${who.padEnd(8)} ${email.padEnd(28)} ${password}`);
  say('');
  say(`  Daybook is ready at ${daybook.url}`);
  say(`  API documentation   ${daybook.url}/api-docs`);
  if (daybook.inboxUrl !== undefined) say(`  Mail it would send  ${daybook.inboxUrl}`);
  say('');
  if (demo) {
    login('patient', demoPatients[0]?.email ?? '', demoPassword);
    login('doctor', demoPractitioners[0]?.email ?? '', demoPassword);
  }
  login('admin', ADMIN_EMAIL, process.env['ADMIN_PASSWORD'] ? '(from ADMIN_PASSWORD)' : ADMIN_PASSWORD);
  say('');
  say(`  Data and logs in ${dataDir}. Stop with Ctrl-C.`);
}

/** `daybook start`: everything on one port, with the demo clinic at the first start unless `empty`. */
export async function startCommand({ empty }: { readonly empty: boolean }): Promise<void> {
  const say = (line: string) => console.log(line);
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const { DAYBOOK_DATA, HOST, PORT } = settings.parse(given);
  const dataDir = resolve(DAYBOOK_DATA);
  const [demoMade, emptied] = [join(dataDir, 'demo-made'), join(dataDir, 'empty')];
  await mkdir(dataDir, { recursive: true });
  if (empty && !(await exists(demoMade)))
    await writeFile(emptied, 'Started with --empty: no demo clinic is made here.\n');
  const demo = mayMakeDemo(HOST) && !(await exists(emptied));

  const signal = stopOnSignal(say);
  try {
    await buildWeb(say);
    const daybook = await startDaybook({
      dataDir,
      port: PORT,
      host: HOST,
      demo,
      say,
      environment: process.env,
      signal,
    });
    try {
      if (demo && !(await exists(demoMade))) {
        say('Making the demo clinic…');
        await makeDemoClinic(daybook.url, daybook.secrets, signal);
        await writeFile(demoMade, `${new Date().toISOString()}\n`);
      }
      greet(daybook, demo, dataDir, say);
      // The supervised processes keep this one alive.
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await daybook.stop();
    }
  } catch (error) {
    // Broken off because somebody wanted it to end: it ended.
    if (!signal.aborted) throw error;
  }
  process.exit(0);
}
