import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const stored = z.object({
  JWT_SECRET: z.string(),
  MASTER_KEY: z.string(),
  ADMIN_EMAIL: z.string(),
  ADMIN_PASSWORD: z.string(),
});

/** What the services need and nobody may know. */
export type Secrets = z.infer<typeof stored>;

/** The demo's one password, printed at every start: the demo clinic listens on this machine only. */
export const demoPassword = 'daybook-demo';

/**
 * Secrets from the environment, the rest from `secrets.json` in the data folder, made at the first start (readable by
 * its owner only). In production nothing is made up: all four must be set.
 * @throws Error naming what is missing, in one line
 */
export async function loadSecrets(dataDir: string, demo: boolean, environment: NodeJS.ProcessEnv): Promise<Secrets> {
  const names = ['JWT_SECRET', 'MASTER_KEY', 'ADMIN_EMAIL', 'ADMIN_PASSWORD'] as const;
  const given = Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  const missing = names.filter((name) => !(name in given));
  if (missing.length === 0 || environment['NODE_ENV'] === 'production') {
    if (missing.length > 0) throw new Error(`Cannot start in production: ${missing.join(', ')} not set`);
    return stored.parse(given);
  }
  const file = join(dataDir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept !== undefined) return { ...stored.parse(JSON.parse(kept)), ...given };
  const made: Secrets = {
    JWT_SECRET: randomBytes(32).toString('base64'),
    MASTER_KEY: randomBytes(32).toString('base64'),
    ADMIN_EMAIL: 'admin@daybook.example',
    ADMIN_PASSWORD: demo ? demoPassword : randomBytes(12).toString('base64url'),
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  return { ...made, ...given };
}
