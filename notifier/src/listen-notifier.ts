import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Notifier } from './start-notifier.ts';

/** A notifier that can be reached. */
export interface ListeningNotifier {
  readonly url: string;
  readonly port: number;
  /** Finishes the requests, the batch and the mails in hand. */
  stop(): Promise<void>;
}

/** Opens one port for HTTP and `/socket.io`. */
export async function listenNotifier(notifier: Notifier): Promise<ListeningNotifier> {
  const { app, host, port } = notifier;
  const server = createServer(app);
  notifier.attach(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // Ends the websockets, which the server would wait for.
      await notifier.close();
      await closed;
    },
  };
}
