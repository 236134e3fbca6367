import type { OperatorOrder } from '../runner/operator-requests.ts';
import type { Projection } from '../runner/projection.ts';
import { skipEvent } from '../runner/skip-event.ts';
import { rebuild } from './rebuild.ts';
import type { Workshop } from './workshop.ts';

/** How often a long order says how far it is, in ms. */
const reportEvery = 1_000;

/** Does what an operator ordered. @returns what came of it, for people */
export async function carryOutOrder(
  workshop: Workshop,
  projections: readonly Projection[],
  { kind, projection: name, eventId, requestedBy }: OperatorOrder,
  report: (progress: string) => void,
): Promise<string> {
  const projection = projections.find((one) => one.name === name);
  if (projection === undefined) {
    throw new Error(`there is no projection ${name}: ${projections.map((one) => one.name).join(', ')}`);
  }
  if (kind === 'skip') {
    if (eventId === undefined) throw new Error('a skip has to name the event it is meant for');
    await skipEvent(workshop.database, name, eventId, requestedBy);
    return `skipped event ${eventId}`;
  }
  let reportedAt = performance.now();
  const { events, position } = await rebuild(workshop, projection, {
    onProgress: (progress) => {
      if (performance.now() - reportedAt < reportEvery) return;
      reportedAt = performance.now();
      report(`${progress.events} events, position ${progress.position} of ${progress.head}`);
    },
  });
  return `rebuilt from ${events} events up to position ${position}`;
}
