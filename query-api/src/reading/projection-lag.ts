import { Gauge } from '@daybook/platform/metrics.ts';
import { judgeProjection } from '@daybook/platform/projection-health.ts';
import { sql, type Kysely } from 'kysely';
import type { ReadTables } from './read-tables.ts';

/**
 * Shows in `/metrics` how old the newest heartbeat in each read model is, and whether that is well. Looked up when somebody
 * asks, by this service and not by the one that builds the read models: that one may be dead.
 */
export function showProjectionLag(database: Kysely<ReadTables>): void {
  const labelNames = ['projection'] as const;
  const healthy = new Gauge({
    name: 'daybook_projection_healthy',
    help: '1 green, 0 red: stopped, in trouble, or late',
    labelNames,
  });
  const lag: Gauge<'projection'> = new Gauge({
    name: 'daybook_projection_lag_seconds',
    help: 'Age of the newest heartbeat a read model has committed; no value before the first, or while PostgreSQL is away',
    labelNames,
    collect: async () => {
      lag.reset();
      healthy.reset();
      const rows = await database
        .selectFrom('projection.checkpoint')
        .select(['name', 'state', 'error', 'trouble', secondsSinceHeartbeat.as('lag_seconds')])
        .execute()
        // Metrics of everything else are worth most while the database is away.
        .catch(() => []);
      for (const { name, state, error, trouble, lag_seconds: seconds } of rows) {
        if (seconds !== null) lag.set({ projection: name }, seconds);
        const judged = judgeProjection({
          state,
          error: error ?? undefined,
          trouble: trouble ?? undefined,
          lagSeconds: seconds ?? undefined,
        });
        healthy.set({ projection: name }, judged.state === 'green' ? 1 : 0);
      }
    },
  });
}

// Two clocks meet here, the event store's and PostgreSQL's; a heartbeat from the future is simply new.
const secondsSinceHeartbeat = sql<
  number | null
>`greatest(0, extract(epoch from clock_timestamp() - heartbeat_at))::float8`;
