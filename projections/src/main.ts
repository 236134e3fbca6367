import { readConfig } from '@daybook/platform/config.ts';
import { runService } from '@daybook/platform/run-service.ts';
import { projectionsConfig } from './config.ts';
import { startProjections } from './start-projections.ts';

await runService(async () =>
  startProjections(readConfig(projectionsConfig, process.env), (error) => {
    console.error(`Cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }),
);
