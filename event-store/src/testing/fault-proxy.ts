import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How bytes travel. */
export interface Weather {
  /** Delay of every chunk in each direction, in ms. */
  readonly delayMs?: number;
  /** Random addition to the delay, in ms. Order is kept. */
  readonly jitterMs?: number;
  /** What clients send is lost, silently. */
  readonly loseRequests?: boolean;
  /** What the server answers is lost, silently: what it did is done all the same, a hidden success. */
  readonly loseAnswers?: boolean;
  /** New connections are reset at once. */
  readonly refuse?: boolean;
}

/** A TCP proxy that can be told to misbehave. */
export interface FaultProxy {
  readonly port: number;
  /** A connection string that leads through the proxy. */
  readonly url: string;
  /** Connections open at this moment. */
  readonly connections: number;
  /** Bytes that came from clients so far, lost ones included: shows that a request is on its way. */
  readonly requested: number;
  /** Changes the weather, for open connections too. A connection that lost bytes must be cut afterwards. */
  weather(weather: Weather): void;
  /** Resets every open connection. */
  cut(): void;
  /** Ends every open connection on the server's side only: clients keep one to nobody (half-open), and are not told. */
  halve(): void;
  close(): Promise<void>;
}

/** Starts a proxy in front of a port of this machine, on a free port. */
export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  let weather: Weather = {};
  let requested = 0;
  const open = new Set<Socket>();
  /** Servers' ends of open connections whose clients shall not notice their end. */
  const quiet = new Set<Socket>();
  const upstreams = new Set<Socket>();
  const server = createServer((client) => {
    if (weather.refuse === true) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ port: targetPort, host: '127.0.0.1' });
    upstreams.add(upstream);
    upstream.on('close', () => upstreams.delete(upstream));
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      // A broken end breaks the other one below; the error itself is what tests ask for.
      socket.on('error', () => undefined);
    }
    client.on('data', (chunk) => (requested += chunk.length));
    forward(client, upstream, () => weather.loseRequests === true);
    forward(upstream, client, () => weather.loseAnswers === true);
  });

  function forward(from: Socket, to: Socket, lost: () => boolean): void {
    let queue = Promise.resolve();
    const pass = async (before: Promise<void>, chunk: Buffer): Promise<void> => {
      const { delayMs = 0, jitterMs = 0 } = weather;
      if (delayMs + jitterMs > 0) await sleep(delayMs + Math.random() * jitterMs);
      await before;
      if (!lost() && to.writable) to.write(chunk);
    };
    from.on('data', (chunk) => {
      queue = pass(queue, chunk);
    });
    from.on('close', () => {
      open.delete(from);
      if (!quiet.delete(from)) void queue.then(() => to.destroy());
    });
    from.on('end', () => {
      if (!quiet.has(from)) void queue.then(() => to.end());
    });
  }

  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    url: `esdb://127.0.0.1:${address.port}?tls=false`,
    get connections() {
      return open.size / 2;
    },
    get requested() {
      return requested;
    },
    weather: (next) => (weather = next),
    cut,
    halve: () => {
      for (const upstream of upstreams) {
        quiet.add(upstream);
        upstream.destroy();
      }
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
