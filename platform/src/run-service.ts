import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { InvalidConfiguration } from './config.ts';
import type { Logger } from './logger.ts';

/** A started service: its HTTP face, and what to end after the last request. */
export interface Service {
  readonly app: Express;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly close: () => Promise<void>;
}

/** SIGTERM to exit, at most, in ms. */
const stopLimit = 5_000;

async function listen({ app, host, port, logger }: Service): Promise<() => Promise<void>> {
  // Longer than any proxy keeps a connection it does not use: a request must not meet one that is just being closed.
  const server = createServer({ keepAliveTimeout: 75_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  logger.info({ port: address.port }, 'listening');
  // Read by whoever started this process, to learn the port that 0 became.
  process.send?.({ listening: address.port });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
}

/**
 * Runs a service until SIGTERM, SIGINT or the end of its parent; requests in flight are finished first.
 * A wrong configuration ends the process with one line and exit code 1.
 */
export async function runService(start: () => Promise<Service>): Promise<void> {
  let service: Service;
  let stopListening: () => Promise<void>;
  try {
    service = await start();
    stopListening = await listen(service);
  } catch (error) {
    const text =
      error instanceof InvalidConfiguration
        ? error.message
        : `Cannot start: ${error instanceof Error ? error.message : String(error)}`;
    console.error(text);
    process.exit(1);
  }
  let stopping = false;
  const stop = (why: string) => {
    if (stopping) return;
    stopping = true;
    service.logger.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), stopLimit).unref();
    void stopListening()
      .then(() => service.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          service.logger.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        },
      );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // The launcher's channel closes when it dies, however it dies: no orphan keeps a port.
  process.once('disconnect', () => stop('parent ended'));
}
