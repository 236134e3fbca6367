import { z } from 'zod';

/** How every list is asked: `limit` rows, from where the last page's `next` pointed. */
export const listQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(400).optional(),
};

/** How every list answers; `next` is absent on the last page. */
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().optional() });
