import { access, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { makeDemoClinic } from '../demo/make-demo-clinic.ts';
import { demoPatients, demoPractitioners } from '../demo/people.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { demoPassword } from './secrets.ts';
import { startDaybook } from './start-daybook.ts';

const settings = z.object({
  DAYBOOK_DATA: z.string().default('data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
});

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** `daybook start`: everything on one port, with the demo clinic at the first start unless `empty`. */
export async function startCommand({ empty }: { readonly empty: boolean }): Promise<void> {
  const say = (line: string) => console.log(line);
  const { DAYBOOK_DATA, HOST, PORT } = settings.parse(process.env);
  const dataDir = resolve(DAYBOOK_DATA);
  const first = !(await exists(join(dataDir, 'secrets.json')));
  const demoMade = join(dataDir, 'demo-made');
  const emptied = join(dataDir, 'empty');
  const demo = !empty && !(await exists(emptied));
  const daybook = await startDaybook({ dataDir, port: PORT, host: HOST, demo, say, environment: process.env });
  runUntilStopped(daybook, say);
  if (empty && first) await writeFile(emptied, 'Started with --empty: no demo clinic is made here.\n');
  if (demo && !(await exists(demoMade))) {
    say('Making the demo clinic…');
    await makeDemoClinic(daybook.url, daybook.secrets, new Date().toISOString());
    await writeFile(demoMade, `${new Date().toISOString()}\n`);
  }
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = daybook.secrets;
  say('');
  say(`  Daybook is ready at ${daybook.url}`);
  say(`  API documentation   ${daybook.url}/api-docs`);
  if (daybook.inboxUrl !== undefined) say(`  Mail it would send  ${daybook.inboxUrl}`);
  say('');
  if (demo) {
    say(`  patient  ${demoPatients[0]?.email.padEnd(28)} ${demoPassword}`);
    say(`  doctor   ${demoPractitioners[0]?.email.padEnd(28)} ${demoPassword}`);
  }
  say(
    `  admin    ${ADMIN_EMAIL.padEnd(28)} ${process.env['ADMIN_PASSWORD'] ? '(from ADMIN_PASSWORD)' : ADMIN_PASSWORD}`,
  );
  say('');
  say(`  Data and logs in ${dataDir}. Stop with Ctrl-C.`);
}
