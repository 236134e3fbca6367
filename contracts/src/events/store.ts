import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** The first event of a log: which log this is (DESIGN §5.2). */
export const storeCreated = defineEvent({
  type: 'StoreCreated',
  version: 1,
  schema: z.strictObject({ storeId: z.uuid() }),
});

export const storeEvents = [storeCreated] as const;
