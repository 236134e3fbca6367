import { readConfig } from '@daybook/platform/config.ts';
import { runService } from '@daybook/platform/run-service.ts';
import { queryConfig } from './config.ts';
import { startQueryApi } from './start-query-api.ts';

await runService(async () => startQueryApi(readConfig(queryConfig, process.env)));
