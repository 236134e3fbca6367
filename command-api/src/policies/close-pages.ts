import { sql } from 'kysely';
import { parsePageId } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { pause } from '@daybook/platform/pause.ts';
import { closeDay } from '@daybook/scheduling/page/close-day.ts';
import type { Services } from '../http/services.ts';
import { systemCommand } from '../write-path/system-command.ts';
import { oneByOne } from './one-by-one.ts';

/** How pages are closed at one go. */
export interface ClosingRun {
  readonly signal?: AbortSignal;
  /** Pages asked for at one time. */
  readonly atOnce?: number;
  /** Between two lots of them, ms: a log with years of open pages must not slow down bookings. */
  readonly rest?: number;
  /** Pages of one run; the next goes on. */
  readonly most?: number;
}

interface Found {
  readonly page: string;
  /** When it ended, as the database writes it: a cursor has to be exact. */
  readonly ended: string;
}

/**
 * Pages that are over, the oldest first. What is held or on its way there is for the other policies to end first, and is
 * not asked about.
 */
async function findOver(database: Services['database'], after: Found | undefined, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select page, end_at::text as ended from schedule.page as one
    where not closed and end_at < now() - interval '1 day'
      and (end_at, page) > (${after?.ended ?? '-infinity'}::timestamptz, ${after?.page ?? ''})
      and not exists (select from schedule.hold where hold.page = one.page and hold.status = 'open')
      and not exists (select from schedule.transfer where transfer.target_page = one.page
        and transfer.status in ('reserved', 'moved', 'refused'))
    order by end_at, page limit ${limit}`.execute(database);
  return rows;
}

/**
 * Closes pages whose day ended more than a day ago, until none is left. One that will not be closed is said, and keeps none
 * behind it waiting: every run begins at the oldest again and goes past it.
 * @returns how many were found
 */
export async function closePages(services: Services, run: ClosingRun = {}): Promise<number> {
  const { database, pages, logger, now } = services;
  const { signal = new AbortController().signal, atOnce = 50, rest = 500, most = 20_000 } = run;

  async function close({ page: name }: Found): Promise<void> {
    const address = parsePageId(name);
    if (address === undefined) throw new TypeError(`${name} is not a page`);
    const wish = { address, now: now() };
    const outcome = await pages.run(systemCommand(), {
      stream: dayStream(address),
      decide: (page) => closeDay(page, wish),
      answer: () => ({}),
    });
    if (outcome.kind === 'refused')
      logger.warn(
        { page: name, reason: outcome.refusal.reason },
        'an old page cannot be closed; it will be tried again',
      );
    isAway = outcome.kind === 'unknown';
  }

  let [count, last, isAway]: [number, Found | undefined, boolean] = [0, undefined, false];
  while (!signal.aborted && count < most) {
    const found = await findOver(database, last, Math.min(atOnce, most - count));
    await oneByOne(found, logger, async (row) => {
      if (!isAway && !signal.aborted) await close(row);
    });
    if (isAway) throw new Error('the event store did not answer in time; old pages are closed when it does');
    count += found.length;
    last = found.at(-1);
    if (found.length < atOnce) break;
    await pause(rest, signal);
  }
  return count;
}
