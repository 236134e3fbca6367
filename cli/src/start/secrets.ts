import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from './write-private-file.ts';

const stored = z.object({
  JWT_SECRET: z.string(),
  MASTER_KEY: z.string(),
  ADMIN_EMAIL: z.string(),
  ADMIN_PASSWORD: z.string(),
});

/** What the services need and nobody may know. */
export type Secrets = z.infer<typeof stored>;

/** The demo's one password, printed at every start: a demo clinic is made on this machine's own stores only. */
export const demoPassword = 'daybook-demo';

const names = ['JWT_SECRET', 'MASTER_KEY', 'ADMIN_EMAIL', 'ADMIN_PASSWORD'] as const;

/**
 * Secrets from the environment, the rest from `secrets.json` in the data folder (readable by its owner only).
 * @param make what to do when neither has them: make demo secrets, private ones, or nothing
 * @throws Error naming what is missing, in one line; in production nothing is ever made up
 */
export async function loadSecrets(
  dataDir: string,
  make: 'demo' | 'private' | 'nothing',
  environment: NodeJS.ProcessEnv,
): Promise<Secrets> {
  const given = Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  const missing = names.filter((name) => !(name in given));
  if (missing.length === 0) return stored.parse(given);
  if (environment['NODE_ENV'] === 'production') {
    throw new Error(`Cannot start in production: ${missing.join(', ')} not set.`);
  }
  const file = join(dataDir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept !== undefined) return { ...stored.parse(JSON.parse(kept)), ...given };
  if (make === 'nothing')
    throw new Error(`There is no Daybook in ${dataDir}: start it once, or set ${missing.join(', ')}.`);
  const made: Secrets = {
    JWT_SECRET: randomBytes(32).toString('base64'),
    MASTER_KEY: randomBytes(32).toString('base64'),
    ADMIN_EMAIL: 'admin@daybook.example',
    ADMIN_PASSWORD: make === 'demo' ? demoPassword : randomBytes(12).toString('base64url'),
  };
  // What the environment gives stays there: it is never written to disk.
  await writePrivateFile(file, made);
  return { ...made, ...given };
}
