import { sql } from 'kysely';
import { parsePageId } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { closeDay } from '@daybook/scheduling/page/close-day.ts';
import type { Services } from '../http/services.ts';
import { systemCommand } from '../write-path/system-command.ts';
import { oneByOne } from './one-by-one.ts';

/** Pages that are closed at one go: a log with years of open ones is caught up with over hours, and nobody notices. */
const atOnce = 50;

/**
 * Closes pages whose day ended more than a day ago, the oldest first. What is held or on its way there is for the other
 * policies to end first, and is not asked about: it would keep the others waiting for ever.
 */
export async function closePages({ database, pages, logger, now }: Services): Promise<number> {
  const { rows } = await sql<{ page: string }>`
    select page from schedule.page as one
    where not closed and end_at < now() - interval '1 day'
      and not exists (select from schedule.hold where hold.page = one.page and hold.status = 'open')
      and not exists (select from schedule.transfer where transfer.target_page = one.page
        and transfer.status in ('reserved', 'moved', 'refused'))
    order by end_at limit ${atOnce}`.execute(database);
  return oneByOne(rows, logger, async ({ page: name }) => {
    const address = parsePageId(name);
    if (address === undefined) throw new TypeError(`${name} is not a page`);
    const wish = { address, now: now() };
    await pages.run(systemCommand(), {
      stream: dayStream(address),
      decide: (page) => closeDay(page, wish),
      answer: () => ({}),
    });
  });
}
