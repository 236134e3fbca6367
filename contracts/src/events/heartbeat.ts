import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** A sign of life that goes the whole way from the log to every read model: its age there is the lag (DESIGN §5.9). */
export const heartbeat = defineEvent({ type: 'Heartbeat', version: 1, schema: z.strictObject({}) });

export const heartbeatEvents = [heartbeat] as const;
