import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@daybook/event-store/stored-event.ts';

const filling = 'x'.repeat(370);

/** An event of about 400 bytes, the size of a booking's data. */
export const benchEvent = (n: number): NewEvent => ({
  id: randomUUID(),
  type: 'BenchEvent',
  data: { n, filling },
  metadata: {},
});
