import { sql } from 'kysely';
import { practitionerStream } from '@daybook/contracts/stream-names.ts';
import { civilDay } from '@daybook/scheduling/page/civil-day.ts';
import type { Services } from '../http/services.ts';
import { systemCommand } from '../write-path/system-command.ts';
import { clinicsOf, fitPages } from './fit-pages.ts';

/**
 * Opens pages ahead from weekly hours: every day one more, and again after every change of hours, time off, closures or
 * policy that nobody was there to carry out. What has not changed since it was last fitted is not looked at again.
 */
export function createOpenAhead(services: Services): () => Promise<void> {
  const fittedAt = new Map<string, string>();
  return async () => {
    const { rows } = await sql<{ practitioner_id: string }>`
      select practitioner_id from practitioners.practitioner`.execute(services.database);
    for (const { practitioner_id: practitionerId } of rows) {
      const found = await services.practitioner(practitionerStream(practitionerId));
      if (found?.state.bookZone === undefined || found.state.weekly.size === 0) continue;
      const { revisions } = await clinicsOf(services, found.state);
      const today = civilDay(services.now(), found.state.bookZone).date;
      const seen = [today, found.revision, ...revisions].join(' ');
      if (fittedAt.get(practitionerId) === seen) continue;
      const { opened, closed, affected } = await fitPages(services, systemCommand(), practitionerId);
      fittedAt.set(practitionerId, seen);
      if (opened + closed > 0)
        services.logger.info(
          { practitionerId, opened, closed, affected: affected.length },
          'pages were fitted to the weekly hours',
        );
    }
  };
}
