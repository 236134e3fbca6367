import { z } from 'zod';
import { trustedProxies } from './http/trusted-proxies.ts';

/** A service was started with settings it cannot work with; the message is one line that says what to change. */
export class InvalidConfiguration extends Error {}

/**
 * Reads a service's settings from the environment.
 * @throws InvalidConfiguration naming every setting that is missing or wrong, in one line
 */
export function readConfig<S extends z.ZodType>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<S> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new InvalidConfiguration(`Cannot start, check the environment: ${faults.join('; ')}`);
}

const secret = z.base64({ error: 'must be base64' }).transform((text) => Buffer.from(text, 'base64'));
const needed = { error: 'is not set' };

/** Settings more than one service has, under the one name they have everywhere. */
export const setting = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }),
  EVENTSTORE_URL: z
    .string(needed)
    .regex(/^(esdb|kurrentdb)(\+discover)?:\/\//, { error: 'must be an esdb:// address' }),
  /** Whose `X-Forwarded-…` headers are believed; see {@link trustedProxies}. */
  TRUSTED_PROXIES: z
    .string()
    .default('loopback')
    .transform((text, context) => {
      try {
        return trustedProxies(text);
      } catch {
        context.addIssue('must be addresses, networks, or loopback, linklocal, uniquelocal, with commas between');
        return z.NEVER;
      }
    }),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Signs and checks tokens; at least 32 bytes, base64. */
  JWT_SECRET: z
    .string(needed)
    .pipe(secret)
    .refine((key) => key.length >= 32, { error: 'must be at least 32 bytes of base64' }),
  /** Wraps the keys of personal data; exactly 32 bytes, base64. */
  MASTER_KEY: z
    .string(needed)
    .pipe(secret)
    .refine((key) => key.length === 32, { error: 'must be 32 bytes of base64' }),
};
