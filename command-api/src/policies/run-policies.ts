import { repeatUntilStopped } from '@daybook/platform/repeat.ts';
import type { Services } from '../http/services.ts';
import { closePages } from './close-pages.ts';
import { expireHolds } from './expire-holds.ts';
import { createOpenAhead } from './open-ahead.ts';
import { recoverTransfers } from './recover-transfers.ts';

/**
 * Runs our policies until stopped. The read models suggest what to look at and the pages decide, so that several copies
 * may run, and a policy that was away has lost nothing.
 */
export function runPolicies(services: Services, signal: AbortSignal): readonly Promise<void>[] {
  const { logger } = services;
  return [
    repeatUntilStopped('finish moves left half-way', 5_000, signal, logger, () => recoverTransfers(services)),
    repeatUntilStopped('end lapsed holds', 5_000, signal, logger, () => expireHolds(services)),
    repeatUntilStopped('open pages ahead', 10_000, signal, logger, createOpenAhead(services)),
    repeatUntilStopped('close old pages', 900_000, signal, logger, () => closePages(services, { signal })),
  ];
}
