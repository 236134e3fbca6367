import { randomUUID } from 'node:crypto';
import type { Runner } from '@daybook/projections/runner/start-runner.ts';
import { runAll } from '@daybook/projections/testing/run-all.ts';
import { until } from '@daybook/projections/testing/until.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startClinicBed, type ClinicBed } from './clinic-bed.ts';

let bed: ClinicBed;
let runner: Runner;
beforeAll(async () => {
  bed = await startClinicBed();
  runner = runAll(bed.workshop, { heartbeat: { stream: 'daybook-heartbeat', everyMs: 50 } });
});
afterAll(async () => {
  await runner.stop();
  await bed.close();
});

/** What `/metrics` says of one read model. */
async function shown(name: string): Promise<{ lag: number | undefined; healthy: number | undefined }> {
  const text = String((await bed.get('/metrics')).body);
  const value = (metric: string) =>
    new RegExp(`^${metric}\\{projection="${name}"[^}]*\\} (\\S+)$`, 'm').exec(text)?.[1];
  const [lag, healthy] = [value('daybook_projection_lag_seconds'), value('daybook_projection_healthy')];
  return {
    lag: lag === undefined ? undefined : Number(lag),
    healthy: healthy === undefined ? undefined : Number(healthy),
  };
}
const healthyIs = (name: string, healthy: number) =>
  until(`${name} is ${healthy}`, async () => ((await shown(name)).healthy === healthy ? true : undefined));

test('the lag of every read model is judged from outside, by the age of its newest heartbeat', async () => {
  for (const { name } of bed.workshop.projections) await healthyIs(name, 1);
  expect((await shown('schedule')).lag).toBeLessThan(90);
  // A projector that died leaves its last heartbeat behind; only its age tells.
  await runner.stop();
  await sql`update projection.checkpoint set heartbeat_at = now() - interval '100 seconds' where name = 'schedule'`.execute(
    bed.workshop.database,
  );
  expect((await shown('schedule')).lag).toBeGreaterThanOrEqual(100);
  expect((await shown('schedule')).healthy).toBe(0);
  expect((await shown('patients')).healthy).toBe(1);
  runner = runAll(bed.workshop, { heartbeat: { stream: 'daybook-heartbeat', everyMs: 50 } });
  await healthyIs('schedule', 1);
});

test('a read model that stopped at an event is red, however young its heartbeat', async () => {
  await bed.writer.append(`practitioner-${randomUUID()}`, [
    { type: 'PractitionerRegistered', data: { nonsense: true } },
  ]);
  await healthyIs('practitioners', 0);
  expect((await shown('schedule')).healthy).toBe(1);
});
