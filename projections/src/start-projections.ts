import { heartbeatStream } from '@daybook/contracts/stream-names.ts';
import { createApp } from '@daybook/platform/http/create-app.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { startProcessMetrics } from '@daybook/platform/metrics.ts';
import type { Service } from '@daybook/platform/run-service.ts';
import type { ProjectionsConfig } from './config.ts';
import { connect } from './open-workshop.ts';
import { rebuild } from './operations/rebuild.ts';
import { carryOutOrder } from './operations/carry-out-order.ts';
import { startRunner } from './runner/start-runner.ts';

/** Starts the service: read models kept up to date in the background, health and metrics over HTTP. */
export function startProjections(config: ProjectionsConfig, onRefusal: (error: unknown) => void): Service {
  const logger = createLogger('projections', config.LOG_LEVEL);
  startProcessMetrics('projections');
  const connected = connect({
    databaseUrl: config.DATABASE_URL,
    eventStoreUrl: config.EVENTSTORE_URL,
    masterKey: config.MASTER_KEY,
    logger,
  });
  const workshop = async () => ({ ...connected, storeId: await connected.identify() });
  const runner = startRunner({
    ...connected,
    logger,
    heartbeat: { stream: heartbeatStream, everyMs: config.HEARTBEAT_SECONDS * 1_000 },
    upgrade: async (projection) => {
      logger.info({ projection: projection.name, version: projection.version }, 'a new version: rebuilding');
      await rebuild(await workshop(), projection);
    },
    carryOut: async (order, report) => carryOutOrder(await workshop(), connected.projections, order, report),
    onRefusal,
  });
  return {
    app: createApp({ logger, ready: () => runner.ready() }),
    host: config.HOST,
    port: config.PORT,
    logger,
    close: async () => {
      await runner.stop();
      await connected.close();
    },
  };
}
