import { sql, type Kysely } from 'kysely';
import { migrate } from '@daybook/platform/postgres/migrate.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import type { Command } from './command.ts';
import type { Refusal } from '@daybook/scheduling/decision.ts';

/** How a command ended that left nothing in a stream: refused, or nothing to do. Positions are decimal, of the page's head. */
export type Settled =
  | { readonly refusal: Refusal; readonly position?: string }
  | { readonly answer: unknown; readonly position: string };

/** What Postgres remembers of commands for 48 h, across pages (DESIGN §4.1). Without it the streams' own memory serves. */
export interface CommandTable {
  /** Notes the command; tells what is known of its id. */
  begin(command: Command): Promise<{ readonly sameWish: boolean; readonly settled?: Settled }>;
  /** Notes an end that no stream remembers; the first one stands and is given back. */
  settle(command: Command, settled: Settled): Promise<Settled>;
  forgetOld(): Promise<void>;
}

/** The table's schema. */
export function migrateCommandTable<D>(database: Kysely<D>): Promise<void> {
  return migrate(database, 'command', {
    '001-command': {
      up: async (db) => {
        await sql`create table command.command (
          command_id uuid primary key,
          fingerprint text not null,
          settled jsonb,
          created_at timestamptz not null default now())`.execute(db);
        await sql`create index on command.command (created_at)`.execute(db);
      },
    },
  });
}

/** @param database its connections should commit asynchronously: losing the last rows of a crash loses no truth */
export function openCommandTable<D>(database: Kysely<D>, logger: Logger): CommandTable {
  return {
    begin: async (command) => {
      try {
        const { rows } = await sql<{ fingerprint: string; settled: Settled | null }>`
          insert into command.command (command_id, fingerprint) values (${command.id}, ${command.fingerprint})
          on conflict (command_id) do update set fingerprint = command.fingerprint
          returning fingerprint, settled`.execute(database);
        const [row] = rows;
        return {
          sameWish: row === undefined || row.fingerprint === command.fingerprint,
          ...(row?.settled ? { settled: row.settled } : {}),
        };
      } catch (error) {
        logger.warn({ err: error }, 'command table not reached; the streams alone remember');
        return { sameWish: true };
      }
    },
    settle: async (command, settled) => {
      try {
        const { rows } = await sql<{ settled: Settled }>`
          update command.command set settled = coalesce(settled, ${JSON.stringify(settled)}::jsonb)
          where command_id = ${command.id} returning settled`.execute(database);
        return rows[0]?.settled ?? settled;
      } catch (error) {
        logger.warn({ err: error }, 'command table not reached; this outcome is not remembered');
        return settled;
      }
    },
    forgetOld: async () => {
      await sql`delete from command.command where created_at < now() - interval '48 hours'`.execute(database);
    },
  };
}
