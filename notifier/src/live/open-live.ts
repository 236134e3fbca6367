import { createServer, type Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/postgres-adapter';
import type { Logger } from '@daybook/platform/logger.ts';
import { Server } from 'socket.io';
import { attachmentsTable } from '../database/migrate-notifier.ts';
import { admitSocket } from './admit-socket.ts';
import type { Push } from './pushes-of.ts';
import { ListeningPool } from './listening-pool.ts';
import type { LiveServer } from './live-server.ts';

/** Pushes to the pages that are open, on whichever notifier process they hang. */
export interface Live {
  /** Serves `/socket.io` of a server; everything else of it is left alone. */
  readonly attach: (server: HttpServer) => void;
  readonly push: (pushes: readonly Push[]) => void;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Opens the live side; the processes reach each other over PostgreSQL. */
export function openLive(databaseUrl: string, tokenKey: Uint8Array, logger: Logger): Live {
  const pool = new ListeningPool({ connectionString: databaseUrl, max: 3, application_name: 'daybook-notifier-live' });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle live connection to the database broke'));
  pool.on('connect', (client) => {
    client.on('error', (error) => logger.debug({ err: error }, 'a live connection to the database broke'));
  });
  const io: LiveServer = new Server({
    serveClient: false,
    // Pages send a practitioner's id and nothing else.
    maxHttpBufferSize: 10_000,
    adapter: createAdapter(pool, {
      tableName: attachmentsTable,
      channelPrefix: 'daybook',
      errorHandler: (error) => logger.warn({ err: error }, 'the other notifiers cannot be reached now'),
    }),
  });
  admitSocket(io, tokenKey, logger);
  let attached = false;
  const attach = (server: HttpServer) => {
    attached = true;
    io.attach(server);
  };
  return {
    attach,
    push: (pushes) => {
      for (const { room, topic, position } of pushes) {
        io.to(room).emit('changed', { topic, position: position.toString() });
      }
    },
    close: async () => {
      // It closes the server it is attached to, and cannot be closed without one.
      if (!attached) attach(createServer());
      io.disconnectSockets(true);
      await io.close();
      await pool.end();
    },
  };
}
