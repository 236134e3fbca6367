import { setting } from '@daybook/platform/config.ts';
import { z } from 'zod';

/** The settings of the projections service. */
export const projectionsConfig = z.object({
  HOST: setting.HOST,
  PORT: setting.PORT.default(3003),
  DATABASE_URL: setting.DATABASE_URL,
  EVENTSTORE_URL: setting.EVENTSTORE_URL,
  MASTER_KEY: setting.MASTER_KEY,
  /** Read models count as late after 90 s without one, so it may not be rarer than that. */
  HEARTBEAT_SECONDS: z.coerce.number().min(0.1).max(60).default(30),
  LOG_LEVEL: setting.LOG_LEVEL,
});
export type ProjectionsConfig = z.output<typeof projectionsConfig>;
