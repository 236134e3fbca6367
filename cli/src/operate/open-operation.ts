import { resolve } from 'node:path';
import { openWorkshop, type OpenWorkshop } from '@daybook/projections/open-workshop.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { openStores } from '../start/open-stores.ts';
import { findRunning } from '../start/running-file.ts';
import { loadSecrets } from '../start/secrets.ts';

/**
 * Does something with the stores of a data folder: those of the Daybook that runs on it, those `EVENTSTORE_URL` and
 * `DATABASE_URL` name, or the embedded ones, started for as long as it takes.
 */
export async function withWorkshop<T>(
  environment: NodeJS.ProcessEnv,
  work: (workshop: OpenWorkshop) => Promise<T>,
): Promise<T> {
  const dataDir = resolve(environment['DAYBOOK_DATA'] || 'data');
  const masterKey = environment['MASTER_KEY'] || (await loadSecrets(dataDir, 'nothing', environment)).MASTER_KEY;
  const running = await findRunning(dataDir);
  const stores =
    running === undefined ? await openStores(dataDir, environment) : { ...running, stop: () => Promise.resolve() };
  try {
    const { databaseUrl, eventStoreUrl } = stores;
    const logger = createLogger('daybook', environment['LOG_LEVEL'] || 'error');
    const workshop = await openWorkshop({
      databaseUrl,
      eventStoreUrl,
      masterKey: Buffer.from(masterKey, 'base64'),
      logger,
    });
    try {
      return await work(workshop);
    } finally {
      await workshop.close();
    }
  } finally {
    await stores.stop();
  }
}
