import { once } from 'node:events';
import { createServer } from 'node:net';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { errorCode } from './error-code.ts';

/** The only address the embedded server listens on. */
export const loopback = '127.0.0.1';

/** Gives `port` back if it can be listened on, any free one for 0, and says clearly if it is taken. */
export async function findFreePort(port: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen({ host: loopback, port, exclusive: true });
    await once(probe, 'listening');
    const address = probe.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server without a TCP address.');
    return address.port;
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') throw portTaken(port, error);
    throw error;
  } finally {
    if (probe.listening) {
      probe.close();
      await once(probe, 'close');
    }
  }
}

/** The error for a port that somebody else listens on. */
export function portTaken(port: number, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Port ${port} on ${loopback} is taken, so PostgreSQL cannot listen there: free it or choose another port.`,
    { cause },
  );
}
