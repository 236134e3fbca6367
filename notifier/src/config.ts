import { setting } from '@daybook/platform/config.ts';
import { z } from 'zod';

/** The settings of the notifier. */
export const notifierConfig = z.object({
  HOST: setting.HOST,
  PORT: setting.PORT.default(3004),
  DATABASE_URL: setting.DATABASE_URL,
  EVENTSTORE_URL: setting.EVENTSTORE_URL,
  MASTER_KEY: setting.MASTER_KEY,
  JWT_SECRET: setting.JWT_SECRET,
  /** Where mail is handed in; user and password belong into it. */
  SMTP_URL: z
    .string({ error: 'is not set' })
    .regex(/^smtps?:\/\/\S+$/, { error: 'must be an smtp:// or smtps:// address' }),
  MAIL_FROM: z
    .string()
    .regex(/@[^\s@>]+>?$/, { error: 'must be an address such as Daybook <no-reply@daybook.example>' })
    .default('Daybook <no-reply@daybook.example>'),
  /** Where people reach Daybook: links in mails begin with it. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .default('http://localhost:3000')
    .transform((url) => url.replace(/\/+$/, '')),
  /** The most mails handed in a second: mail servers take no more for long, and bookings come first where both share a machine. */
  MAIL_PER_SECOND: z.coerce.number().int().min(1).max(10_000).default(20),
  /** How often a mail is tried again, by growing pauses of at most ten minutes, before it is given up: 150 is most of a day. */
  MAIL_RETRIES: z.coerce.number().int().min(0).max(10_000).default(150),
  LOG_LEVEL: setting.LOG_LEVEL,
});
export type NotifierConfig = z.output<typeof notifierConfig>;
