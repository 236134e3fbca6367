import { sql } from 'kysely';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import type { System } from './system.ts';

/** One question to the read models. */
export async function askReadModels(system: System, question: string): Promise<Record<string, unknown>[]> {
  const logger = createLogger('test', 'silent');
  const database = connectPostgres<object>(system.daybook.databaseUrl, { service: 'test', logger });
  try {
    return (await sql<Record<string, unknown>>`${sql.raw(question)}`.execute(database)).rows;
  } finally {
    await database.destroy();
  }
}
