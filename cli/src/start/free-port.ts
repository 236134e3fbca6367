import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The port that listening on `port` gives, or undefined when somebody has it. */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port: given } = server.address() as AddressInfo;
      server.close(() => resolve(given));
    });
  });
}

/**
 * A port nobody listens on at this moment; the services keep theirs over restarts.
 * @param wanted taken if it is free
 */
export async function freePort(wanted = 0): Promise<number> {
  const port = (await tryPort(wanted)) ?? (await tryPort(0));
  if (port === undefined) throw new Error('There is no free port on 127.0.0.1.');
  return port;
}
