import { runService } from '@daybook/platform/run-service.ts';
import { startCommandApi } from './start-command-api.ts';

await runService(() => startCommandApi(process.env));
