import type { Logger } from '@daybook/platform/logger.ts';
import { messageOf } from '@daybook/event-store/errors.ts';
import { sql, type Kysely, type Selectable } from 'kysely';
import { pause } from '@daybook/platform/pause.ts';
import type { OperatorRequestTable, RunnerTables } from './runner-tables.ts';

/** How often the service looks for orders, in ms. */
const every = 1_000;

/** An operator's order. */
export interface OperatorOrder {
  readonly kind: 'skip' | 'rebuild';
  readonly projection: string;
  /** For a skip: the event it is meant for. */
  readonly eventId?: string;
  /** Who orders it, for the record. */
  readonly requestedBy: string;
}

/** Carries out an order; what it returns is kept as the result. */
export type CarryOut = (order: OperatorOrder, report: (progress: string) => void) => Promise<string>;

/** Leaves an order for the running service. @returns its id */
export async function requestOperatorAct(database: Kysely<RunnerTables>, order: OperatorOrder): Promise<string> {
  const { kind, projection, eventId, requestedBy } = order;
  const { id } = await database
    .insertInto('projection.operator_request')
    .values({ kind, projection, event_id: eventId ?? null, requested_by: requestedBy, result: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An order as it stands now. */
export async function readOperatorRequest(
  database: Kysely<RunnerTables>,
  id: string,
): Promise<Selectable<OperatorRequestTable> | undefined> {
  return database.selectFrom('projection.operator_request').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Takes the oldest open order; one whose taker has been silent for a minute counts as open again. */
async function take(database: Kysely<RunnerTables>): Promise<Selectable<OperatorRequestTable> | undefined> {
  const { rows } = await sql<Selectable<OperatorRequestTable>>`
    update projection.operator_request set status = 'running', updated_at = now()
    where id = (
      select id from projection.operator_request
      where status = 'pending' or (status = 'running' and updated_at < now() - interval '1 minute')
      order by id limit 1 for update skip locked)
    returning *`.execute(database);
  return rows[0];
}

/** Notes how an order stands; one that has ended stays as it ended. */
async function note(database: Kysely<RunnerTables>, id: string, status: string, result: string): Promise<void> {
  await database
    .updateTable('projection.operator_request')
    .set({ status, result, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .execute();
}

/** Takes orders one after the other until aborted. */
export async function serveOperator(
  database: Kysely<RunnerTables>,
  logger: Logger,
  signal: AbortSignal,
  carryOut: CarryOut,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const row = await take(database);
      if (row !== undefined) await serve(database, logger, row, carryOut);
      else await pause(every, signal);
    } catch (error) {
      logger.warn({ err: error }, 'cannot look for operator requests now');
      await pause(every, signal);
    }
  }
}

async function serve(
  database: Kysely<RunnerTables>,
  logger: Logger,
  row: Selectable<OperatorRequestTable>,
  carryOut: CarryOut,
): Promise<void> {
  const { id, kind, projection, event_id: eventId, requested_by: requestedBy } = row;
  const order = { kind, projection, requestedBy, ...(eventId === null ? {} : { eventId }) };
  logger.info({ request: id, ...order }, 'operator request taken');
  try {
    const result = await carryOut(order, (progress) => {
      note(database, id, 'running', progress).catch((error: unknown) => {
        logger.warn({ request: id, err: error }, 'cannot note the progress of an operator request');
      });
    });
    await note(database, id, 'done', result);
    logger.info({ request: id, result }, 'operator request done');
  } catch (error) {
    logger.error({ request: id, reason: messageOf(error) }, 'operator request failed');
    await note(database, id, 'failed', messageOf(error));
  }
}
