import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

/** A real HTTP server standing in for a service. */
export interface UpstreamServer {
  readonly server: Server;
  readonly url: URL;
  readonly port: number;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startUpstream(listener: RequestListener, port = 0): Promise<UpstreamServer> {
  const server = createServer(listener).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    server,
    port: address.port,
    url: new URL(`http://127.0.0.1:${address.port}`),
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
