import { setting } from '@daybook/platform/config.ts';
import { z } from 'zod';

/** The settings of the query service. */
export const queryConfig = z.object({
  HOST: setting.HOST,
  PORT: setting.PORT.default(3002),
  DATABASE_URL: setting.DATABASE_URL,
  JWT_SECRET: setting.JWT_SECRET,
  MASTER_KEY: setting.MASTER_KEY,
  LOG_LEVEL: setting.LOG_LEVEL,
});
export type QueryConfig = z.output<typeof queryConfig>;
