import { sql } from 'kysely';
import { civilDay } from '@daybook/scheduling/page/civil-day.ts';
import type { Services } from '../http/services.ts';
import { systemCommand } from '../write-path/system-command.ts';
import { fitPages, workingTimes } from './fit-pages.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Opens pages ahead from weekly hours: every day one more, and again after every change of hours, time off, closures or
 * policy that nobody was there to carry out. What has not changed since it was last fitted is not looked at again.
 */
export function createOpenAhead(services: Services): () => Promise<void> {
  const fittedAt = new Map<string, string>();
  return async () => {
    // Whoever signed up and was not verified yet must not cost everybody else's pages their time.
    const { rows } = await sql<{ practitioner_id: string }>`
      select practitioner_id from practitioners.practitioner as one where verified and (
        exists (select from practitioners.weekly_hours as hours where hours.practitioner_id = one.practitioner_id)
        or exists (select from practitioners.time_off as away where away.practitioner_id = one.practitioner_id))`.execute(
      services.database,
    );
    await oneByOne(rows, services.logger, async ({ practitioner_id: practitionerId }) => {
      const known = await workingTimes(services, practitionerId);
      if (known === undefined || known.practitioner.weekly.size + known.practitioner.timeOff.size === 0) return;
      const seen = `${civilDay(services.now(), known.bookZone).date} ${known.seen}`;
      if (fittedAt.get(practitionerId) === seen) return;
      const { opened, closed, affected, isWhole } = await fitPages(services, systemCommand(), practitionerId);
      if (isWhole) fittedAt.set(practitionerId, seen);
      if (opened + closed > 0)
        services.logger.info(
          { practitionerId, opened, closed, affected: affected.length },
          'pages were fitted to the weekly hours',
        );
    });
  };
}
