import { setting } from '@daybook/platform/config.ts';
import { z } from 'zod';

/** The settings of the projections service. */
export const projectionsConfig = z.object({
  HOST: setting.HOST,
  PORT: setting.PORT.default(3003),
  DATABASE_URL: setting.DATABASE_URL,
  EVENTSTORE_URL: setting.EVENTSTORE_URL,
  MASTER_KEY: setting.MASTER_KEY,
  LOG_LEVEL: setting.LOG_LEVEL,
});
export type ProjectionsConfig = z.output<typeof projectionsConfig>;
