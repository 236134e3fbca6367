import { sql } from 'kysely';
import { locationStream } from '@daybook/contracts/stream-names.ts';
import { isSameName } from '@daybook/scheduling/location/location-name.ts';
import type { Services } from '../http/services.ts';

/**
 * Whether a clinic other than `own` has a name now. It is asked for clinics of older logs, whose ids are not those of their
 * names: the read model says which may have it, the log whether it has. Names of all others are guarded by their streams.
 */
export async function isNameKnown(
  { database, location: follow }: Pick<Services, 'database' | 'location'>,
  name: string,
  own: string,
): Promise<boolean> {
  const { rows } = await sql<{ location_id: string; name: string }>`
    select location_id, name from locations.location where location_id <> ${own}`.execute(database);
  const named = await Promise.all(
    rows
      .filter((row) => isSameName(row.name, name))
      .map((row) => follow(locationStream(row.location_id)).then((found) => found?.state.profile?.name)),
  );
  return named.some((known) => known !== undefined && isSameName(known, name));
}
