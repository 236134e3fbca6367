import { Counter, Gauge } from '@daybook/platform/metrics.ts';
import type { Checkpoint } from './checkpoint.ts';

const labelNames = ['projection'] as const;
const position = new Gauge({ name: 'projection_position', help: 'Position of the last committed event', labelNames });
const lag = new Gauge({ name: 'projection_lag', help: 'Head of the log minus the committed position', labelNames });
const state = new Gauge({ name: 'projection_state', help: '1 green, 0 red: stopped at an event', labelNames });
const events = new Counter({ name: 'projection_events_total', help: 'Events committed by this process', labelNames });

/** Counts events that were committed. */
export function countEvents(projection: string, count: number): void {
  events.inc({ projection }, count);
}

/** Shows how far a projection is; positions above 2^53 lose their last digits here and only here. */
export function showCheckpoint(checkpoint: Checkpoint, head: bigint): void {
  const labels = { projection: checkpoint.name };
  const behind = head - checkpoint.position;
  position.set(labels, Number(checkpoint.position));
  lag.set(labels, behind > 0n ? Number(behind) : 0);
  state.set(labels, checkpoint.state === 'green' ? 1 : 0);
}
