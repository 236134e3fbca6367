import type { Logger } from '@daybook/platform/logger.ts';

/** Does a policy's work for one after another. What fails is logged, left to the next time, and keeps nobody else waiting. */
export async function oneByOne<T>(
  rows: readonly T[],
  logger: Logger,
  work: (row: T) => Promise<unknown>,
): Promise<number> {
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      logger.warn({ err: error, row }, 'a policy failed for this one; it will be tried again');
    }
  }
  return rows.length;
}
