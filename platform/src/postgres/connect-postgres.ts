import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Logger } from '../logger.ts';

/**
 * A pool of connections with Kysely on top. `bigint` columns come back as strings.
 * @param options.patienceMs how long to wait for a connection (15 s unless told) and for an answer (without end)
 * @param options.settings server settings of each session, as `-c name=value`
 */
export function connectPostgres<Database>(
  url: string,
  options: {
    readonly service: string;
    readonly logger: Logger;
    readonly connections?: number;
    readonly settings?: string;
    readonly patienceMs?: number;
  },
): Kysely<Database> {
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? 10,
    application_name: `daybook-${options.service}`,
    // Counts waiting for a turn too: a rush of sign-ups queues here and must not be told that the database is gone.
    connectionTimeoutMillis: options.patienceMs ?? 15_000,
    ...(options.patienceMs === undefined ? {} : { query_timeout: options.patienceMs }),
    ...(options.settings === undefined ? {} : { options: options.settings }),
  });
  // A connection that breaks while idle would end the process if nobody listened; the pool opens another one.
  pool.on('error', (error) => options.logger.warn({ err: error }, 'an idle database connection broke'));
  // The same for one that breaks while it is held but idle, as the holder of a session lock is: the next query tells.
  pool.on('connect', (client) => {
    client.on('error', (error) => options.logger.debug({ err: error }, 'a database connection broke'));
  });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
