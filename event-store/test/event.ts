import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../src/stored-event.ts';

/** An event with an id of its own. */
export function event(
  type: string,
  data: Record<string, unknown> = {},
  metadata: Record<string, unknown> = {},
): NewEvent {
  return { id: randomUUID(), type, data, metadata };
}
