import { startProcessMetrics } from '@daybook/platform/metrics.ts';

import { log } from './log.ts';
import { InvalidSettings, readSettings } from './settings.ts';
import { startGateway } from './start-gateway.ts';
import { watchParent } from './watch-parent.ts';

/** The last resort if stopping itself hangs, in ms. */
const exitLimit = 4_900;

try {
  const settings = readSettings(process.env);
  startProcessMetrics('gateway');
  const gateway = await startGateway(settings);
  log('info', 'listening', { host: settings.host, port: gateway.port });
  // Read by whoever started this process, to learn the port that 0 became.
  process.send?.({ listening: gateway.port });

  let isStopping = false;
  const stop = (why: string) => {
    if (isStopping) return;
    isStopping = true;
    log('info', 'stopping', { why });
    setTimeout(() => process.exit(1), exitLimit).unref();
    gateway.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log('error', 'did not stop cleanly', { error: String(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  // The launcher's channel closes when it dies, however it dies.
  process.once('disconnect', () => stop('parent ended'));
  if (settings.parent !== undefined) watchParent(settings.parent, () => stop('parent ended'));
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error instanceof InvalidSettings ? reason : `Cannot start: ${reason}`);
  process.exit(1);
}
