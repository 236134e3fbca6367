import { Pool, type PoolClient } from 'pg';

type Connected = Parameters<Pool['connect']>[0];

/**
 * A pool for socket.io's adapter, which listens on a client of it for ever. When that client's connection breaks, the adapter
 * (0.5.0) takes another one and never gives back the first: a few restarts of the database, and the pool is used up and
 * cannot be ended. Here a client that was taken by hand gives itself back when its connection ends.
 */
export class ListeningPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<PoolClient> | void {
    if (callback !== undefined) return super.connect(callback);
    return super.connect().then((client) => {
      client.once('end', () => client.release(true));
      return client;
    });
  }
}
