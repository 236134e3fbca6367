import { sql } from 'kysely';
import { pageOfAppointment } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { expireHold } from '@daybook/scheduling/page/expire-hold.ts';
import type { Services } from '../http/services.ts';
import { systemCommand } from '../write-path/system-command.ts';
import { oneByOne } from './one-by-one.ts';

/** Ends holds that have lapsed, so that their times are shown as free again: only an event frees time (DESIGN §3.4). */
export async function expireHolds({ database, pages, logger, now }: Services): Promise<number> {
  const { rows } = await sql<{ appointment_id: string }>`
    select appointment_id from schedule.hold
    where status = 'open' and expires_at < now()
    order by expires_at limit 200`.execute(database);
  return oneByOne(rows, logger, async ({ appointment_id: appointmentId }) => {
    const address = pageOfAppointment(appointmentId);
    if (address === undefined) throw new TypeError(`${appointmentId} is not an appointment id`);
    const wish = { address, appointmentId, now: now() };
    await pages.run(systemCommand(), {
      stream: dayStream(address),
      decide: (page) => expireHold(page, wish),
      answer: () => ({}),
    });
  });
}
