import { sql, type Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { RowsOf } from '../reading/read-models.ts';
import type { Model, ReadTables } from '../reading/read-tables.ts';

/** The models that {@link selectBooks} reads. */
export const bookModels: readonly Model[] = ['practitioners', 'locations', 'schedule'];

/** A page that is touched at all is read whole: it is 25 hours long at most. */
const margin = 26 * 3_600_000;

/** Every live thing in the books of practitioners on the pages that a range of time touches, and when they are away. */
export function selectBooks(database: Kysely<ReadTables>, from: string, to: string) {
  const [first, last] = [new Date(Date.parse(from) - margin), new Date(Date.parse(to) + margin)];
  return database.selectFrom('practitioners.practitioner as who').select((row) => [
    'who.practitioner_id',
    'who.available',
    'who.verified',
    'who.book_zone',
    jsonArrayFrom(
      row
        .selectFrom('practitioners.time_off as away')
        .select(['away.time_off_id', 'away.start_at', 'away.end_at'])
        .whereRef('away.practitioner_id', '=', 'who.practitioner_id')
        .where('away.removed', '=', false)
        .where('away.end_at', '>', first),
    ).as('time_off'),
    // Asked for by name, as an array, so that their key is used: there is no index of them by practitioner. None is closed
    // before its day is over.
    jsonArrayFrom(
      row
        .selectFrom('schedule.page as page')
        .select(['page.page', 'page.start_at', 'page.end_at'])
        .where('page.closed', '=', true)
        .where(
          sql<boolean>`page.page = any(array(
            select ${sql.ref('who.practitioner_id')} || '_' || to_char(day at time zone 'UTC', 'YYYY-MM-DD')
            from generate_series(${first}::timestamptz, least(${last}::timestamptz, now()), interval '1 day') as day))`,
        ),
    ).as('closed_pages'),
    jsonArrayFrom(
      row
        .selectFrom('schedule.slot as slot')
        .selectAll('slot')
        .whereRef('slot.practitioner_id', '=', 'who.practitioner_id')
        .where('slot.start_at', '>=', first)
        .where('slot.start_at', '<', last)
        .orderBy('slot.start_at')
        .orderBy('slot.slot_id'),
    ).as('slots'),
    jsonArrayFrom(
      row
        .selectFrom('schedule.appointment as visit')
        .selectAll('visit')
        .whereRef('visit.practitioner_id', '=', 'who.practitioner_id')
        .where('visit.status', 'in', ['booked', 'arrived', 'checked-in', 'fulfilled'])
        .where('visit.start_at', '>=', first)
        .where('visit.start_at', '<', last),
    ).as('visits'),
    jsonArrayFrom(
      row
        .selectFrom('schedule.hold as hold')
        .selectAll('hold')
        .whereRef('hold.practitioner_id', '=', 'who.practitioner_id')
        .where('hold.status', '=', 'open')
        .where('hold.start_at', '>=', first)
        .where('hold.start_at', '<', last),
    ).as('holds'),
    // One that is moved already is the visit's own time.
    jsonArrayFrom(
      row
        .selectFrom('schedule.transfer as transfer')
        .selectAll('transfer')
        .whereRef('transfer.practitioner_id', '=', 'who.practitioner_id')
        .where('transfer.status', 'in', ['reserved', 'refused'])
        .where('transfer.start_at', '>=', first)
        .where('transfer.start_at', '<', last),
    ).as('transfers'),
  ]);
}

/** A row of {@link selectBooks}. */
export type BookRow = RowsOf<Awaited<ReturnType<ReturnType<typeof selectBooks>['execute']>>[number]>[number];
