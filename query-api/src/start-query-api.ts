import { pathIsOwn } from '@daybook/contracts/http/path-ownership.ts';
import { wantsVerified } from '@daybook/contracts/http/verified-only.ts';
import { createApp } from '@daybook/platform/http/create-app.ts';
import type { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { startProcessMetrics } from '@daybook/platform/metrics.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import type { Service } from '@daybook/platform/run-service.ts';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { Router } from 'express';
import { serveApiDocs } from './api-docs/serve-api-docs.ts';
import { mountListAppointments } from './appointments/list-appointments.ts';
import { mountReadAppointment } from './appointments/read-appointment.ts';
import { mountReadHistory } from './appointments/read-history.ts';
import type { QueryConfig } from './config.ts';
import { mountListConflicts } from './conflicts/list-conflicts.ts';
import { mountReadHours } from './practitioners/read-hours.ts';
import { mountListLocations } from './locations/list-locations.ts';
import { mountSearchPatients } from './patients/search-patients.ts';
import { mountReadMe } from './me/read-me.ts';
import { mountReadPractitioner } from './practitioners/read-practitioner.ts';
import { requireVerified } from './practitioners/require-verified.ts';
import { mountSearchPractitioners } from './practitioners/search-practitioners.ts';
import { notBuiltYet, readPositions } from './reading/model-position.ts';
import { showProjectionLag } from './reading/projection-lag.ts';
import { ReadModels } from './reading/read-models.ts';
import { allModels, type ReadTables } from './reading/read-tables.ts';
import type { Services } from './services.ts';
import { mountExplainSlot } from './offers/explain-slot.ts';
import { mountListSlots } from './slots/list-slots.ts';

/** Schema, table or column missing: nobody has built the read models, or this version of them, in this database yet. */
function translate(error: unknown): HttpProblem | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '42P01' || code === '3F000' || code === '42703' ? notBuiltYet() : undefined;
}

/** Starts the service: every GET of the contract, answered from the read models alone. */
export function startQueryApi(config: QueryConfig): Service {
  const logger = createLogger('query-api', config.LOG_LEVEL);
  startProcessMetrics('query-api');
  const database = connectPostgres<ReadTables>(config.DATABASE_URL, { service: 'query-api', logger, connections: 20 });
  showProjectionLag(database);
  const models = new ReadModels(database);
  const services: Services = {
    models,
    keyring: openKeyring(database, config.MASTER_KEY),
    guard: {
      key: config.JWT_SECRET,
      pathIsOwn,
      lookUp: async (ownership, { identity, ...exchange }) => {
        if (wantsVerified(ownership)) await requireVerified(models, identity, exchange);
      },
    },
    now: () => new Date(),
  };
  const router = Router();
  mountReadMe(router, services);
  mountSearchPractitioners(router, services);
  mountReadPractitioner(router, services);
  mountReadHours(router, services);
  mountListLocations(router, services);
  mountSearchPatients(router, services);
  mountListSlots(router, services);
  mountExplainSlot(router, services);
  mountListAppointments(router, services);
  mountReadHistory(router, services);
  mountReadAppointment(router, services);
  mountListConflicts(router, services);
  serveApiDocs(router);
  const ready = async () => {
    await readPositions(database, allModels);
  };
  return {
    app: createApp({ logger, router, ready, translate }),
    host: config.HOST,
    port: config.PORT,
    logger,
    close: () => database.destroy(),
  };
}
