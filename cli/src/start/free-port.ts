import { createServer } from 'node:net';

const lowest = 20_000;
const count = 12_000;
const perProcess = 16;

let next = process.pid * perProcess;

/** Whether nobody listens on a port. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A port for a service that listens on it in a moment, and keeps it over restarts. It is below those that systems give away
 * by themselves, and each process looks in a place of its own: nobody else gets it meanwhile.
 * @param wanted taken if it is free
 */
export async function freePort(wanted = 0): Promise<number> {
  if (wanted !== 0 && (await isFree(wanted))) return wanted;
  for (let tries = 0; tries < count; tries++) {
    const port = lowest + (next++ % count);
    if (await isFree(port)) return port;
  }
  throw new Error('There is no free port on 127.0.0.1.');
}
