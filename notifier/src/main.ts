import { InvalidConfiguration, readConfig } from '@daybook/platform/config.ts';
import { startProcessMetrics } from '@daybook/platform/metrics.ts';
import { notifierConfig } from './config.ts';
import { listenNotifier } from './listen-notifier.ts';
import { startNotifier } from './start-notifier.ts';

/** SIGTERM to exit, at most, in ms. */
const stopLimit = 4_900;

const refuse = (error: unknown): never => {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error instanceof InvalidConfiguration ? reason : `Cannot start: ${reason}`);
  process.exit(1);
};

// As platform's runService, which cannot be used: it keeps the HTTP server to itself, and socket.io needs it.
try {
  const config = readConfig(notifierConfig, process.env);
  startProcessMetrics('notifier');
  const notifier = startNotifier(config, refuse);
  const { logger } = notifier;
  const listening = await listenNotifier(notifier);
  let stopping = false;
  const stop = (why: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), stopLimit).unref();
    listening.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  // The launcher's channel closes when it dies, however it dies: no orphan keeps a port.
  process.once('disconnect', () => stop('parent ended'));
  logger.info({ port: listening.port }, 'listening');
  // Read by whoever started this process, to learn the port that 0 became.
  process.send?.({ listening: listening.port });
} catch (error) {
  refuse(error);
}
