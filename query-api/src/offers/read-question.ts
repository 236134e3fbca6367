import type { Identity } from '@daybook/platform/http/token.ts';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { selectLocations, type LocationRow } from '../locations/select-locations.ts';
import { isShownTo } from '../practitioners/is-shown-to.ts';
import { selectHours, type HoursRow } from '../practitioners/read-hours.ts';
import type { Exchange, ReadModels } from '../reading/read-models.ts';
import { bookModels, selectBooks, type BookRow } from './select-books.ts';

/** All that bears on one moment of one practitioner. */
export interface Question {
  readonly book: BookRow;
  readonly hours: HoursRow;
  readonly clinics: readonly LocationRow[];
  /** The patient's visits still to come; undefined when it is not said who it is. */
  readonly visits: readonly { readonly start_at: string; readonly end_at: string }[] | undefined;
}

interface Asked {
  readonly practitionerId: string;
  readonly start: string;
  readonly patientId: string | undefined;
  readonly now: string;
  /** Who asks. */
  readonly identity: Identity;
}

/** Reads it in one snapshot; undefined when there is no such practitioner, or whoever asks is not shown them. */
export async function readQuestion(
  models: ReadModels,
  exchange: Exchange,
  { practitionerId, start, patientId, now, identity }: Asked,
): Promise<Question | undefined> {
  const [found] = await models.read(bookModels, exchange, (database) => {
    const upcoming = database
      .selectFrom('schedule.appointment as visit')
      .select(['visit.start_at', 'visit.end_at'])
      .where('visit.patient_id', '=', patientId ?? null)
      .where('visit.status', 'in', ['booked', 'arrived', 'checked-in'])
      .where('visit.end_at', '>', new Date(now));
    return database.selectNoFrom([
      jsonArrayFrom(
        selectBooks(database, start, start)
          .where('who.practitioner_id', '=', practitionerId)
          .where(isShownTo(identity, 'who.practitioner_id')),
      ).as('books'),
      jsonArrayFrom(selectHours(database).where('practitioner.practitioner_id', '=', practitionerId)).as('hours'),
      jsonArrayFrom(selectLocations(database)).as('clinics'),
      jsonArrayFrom(upcoming).as('visits'),
    ]);
  });
  const [book, hours] = [found?.books[0], found?.hours[0]];
  if (found === undefined || book === undefined || hours === undefined) return undefined;
  return { book, hours, clinics: found.clinics, visits: patientId === undefined ? undefined : found.visits };
}
