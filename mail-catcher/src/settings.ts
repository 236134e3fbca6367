import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  SMTP_PORT: port.default(1025),
  PORT: port.default(1080),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().optional(),
});

/** The settings of the mail catcher. */
export type Settings = z.output<typeof schema>;

/** The environment cannot be used; the message is one line that names every wrong setting. */
export class InvalidSettings extends Error {}

/** Reads the settings; an empty one counts as not set. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new InvalidSettings(`Cannot start, check the environment: ${faults.join('; ')}`);
}
