import { sql } from 'kysely';
import { locationStream } from '@daybook/contracts/stream-names.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { isSameName } from '@daybook/scheduling/location/location-name.ts';
import type { Services } from '../http/services.ts';

/** Schema, table or column missing: nobody has built the read models, or this version of them, in this database yet. */
function translate(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === '42P01' || code === '3F000' || code === '42703')
    throw new HttpProblem(503, 'not-built-yet', 'The read models are being built for the first time: try again.');
  throw error;
}

/**
 * Whether a clinic other than `own` has a name now. It is asked for clinics of older logs, whose ids are not those of their
 * names: the read model says which may have it, the log whether it has. Names of all others are guarded by their streams.
 * @throws HttpProblem 503 while there is no read model
 */
export async function isNameKnown(
  { database, location: follow }: Pick<Services, 'database' | 'location'>,
  name: string,
  own: string,
): Promise<boolean> {
  const { rows } = await sql<{ location_id: string; name: string }>`
    select location_id, name from locations.location where location_id <> ${own}`
    .execute(database)
    .catch(translate);
  const named = await Promise.all(
    rows
      .filter((row) => isSameName(row.name, name))
      .map((row) => follow(locationStream(row.location_id)).then((found) => found?.state.profile?.name)),
  );
  return named.some((known) => known !== undefined && isSameName(known, name));
}
