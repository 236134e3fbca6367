import { factsOf } from '@daybook/scheduling/offer/facts-of.ts';
import { offeredTimes } from '@daybook/scheduling/offer/offered-times.ts';
import { sql, type RawBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { selectLocations } from '../locations/select-locations.ts';
import { instantOf } from '../reading/instant-of.ts';
import type { Exchange, ReadModels } from '../reading/read-models.ts';
import { bookModels, selectBooks } from './select-books.ts';
import { toPages } from './to-pages.ts';
import { toAvailability, toLocationState } from './to-state.ts';

/** Which times are asked for. */
export interface OfferQuery {
  readonly visitTypeId: string;
  readonly practitionerId: string | undefined;
  readonly specialty: string | undefined;
  readonly locationId: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly now: string;
  /** Only what comes after it in the list. */
  readonly after: Place | undefined;
  readonly limit: number;
}

interface Place {
  readonly start: string;
  readonly slotId: string;
}

/** A time at which a visit fits. */
export interface OfferedTime extends Place {
  readonly practitionerId: string;
  readonly locationId: string;
  readonly end: string;
}

const isBefore = (one: Place, other: Place): boolean =>
  one.start === other.start ? one.slotId < other.slotId : one.start < other.start;

/** Who offers the kind of visit and is asked for, as a condition on a practitioner's id; and where. */
function offers({ visitTypeId, practitionerId, specialty, locationId }: OfferQuery, who: RawBuilder<unknown>) {
  const isAsked = [
    sql`${who} = any (type.practitioner_ids)`,
    ...(practitionerId === undefined ? [] : [sql`${who} = ${practitionerId}`]),
    ...(locationId === undefined ? [] : [sql`type.location_id = ${locationId}`]),
    ...(specialty === undefined
      ? []
      : [
          sql`exists (select from practitioners.practitioner as one
            where one.practitioner_id = ${who} and one.specialty = ${specialty})`,
        ]),
  ];
  return sql`select from locations.visit_type as type
    where type.visit_type_id = ${visitTypeId} and not type.retired and ${sql.join(isAsked, sql` and `)}`;
}

/**
 * A moment before which so many free slots lie, so that not every book has to be read to its end; only a hint, since a
 * visit does not fit at every free slot.
 */
async function momentAfter(models: ReadModels, exchange: Exchange, query: OfferQuery, slots: number): Promise<string> {
  const [found] = await models.read(bookModels, exchange, (database) =>
    database
      .selectFrom('schedule.slot as slot')
      .select('slot.start_at')
      .where('slot.status', '=', 'free')
      .where('slot.start_at', '>=', new Date(query.from))
      .where('slot.start_at', '<', new Date(query.to))
      .where(
        sql<boolean>`exists (${offers(query, sql.ref('slot.practitioner_id'))} and type.location_id = slot.location_id)`,
      )
      .orderBy('slot.start_at')
      .limit(1)
      .offset(slots),
  );
  return found === undefined ? query.to : instantOf(found.start_at);
}

/** All of them from `from` to `to`, in no order, from one snapshot. */
async function judgeAll(models: ReadModels, exchange: Exchange, query: OfferQuery): Promise<OfferedTime[]> {
  const { visitTypeId, from, to, now } = query;
  const [found] = await models.read(bookModels, exchange, (database) => {
    const clinics = selectLocations(database).where(
      sql<boolean>`exists (select from locations.visit_type as type where type.visit_type_id = ${visitTypeId}
        and not type.retired and type.location_id = location.location_id)`,
    );
    const books = selectBooks(database, from, to).where(
      sql<boolean>`exists (${offers(query, sql.ref('who.practitioner_id'))})`,
    );
    return database.selectNoFrom([jsonArrayFrom(clinics).as('clinics'), jsonArrayFrom(books).as('books')]);
  });
  const [clinic] = found?.clinics ?? [];
  if (found === undefined || clinic === undefined) return [];
  const { location_id: locationId } = clinic;
  const location = toLocationState(clinic);
  return found.books.flatMap((book) => {
    const { practitioner_id: practitionerId } = book;
    const wish = { practitionerId, facts: factsOf(toAvailability(book), location, visitTypeId, undefined), now };
    return [...toPages(book).values()]
      .flatMap((page) => offeredTimes(page, wish))
      .filter((place) => place.locationId === locationId && place.start >= from && place.start < to)
      .flatMap(({ slots: [first], start, end }) =>
        first === undefined ? [] : [{ slotId: first.slotId, practitionerId, locationId, start, end }],
      );
  });
}

/**
 * The times at which a kind of visit fits, buffers included, by the rules that decide a booking; earliest first, and at
 * least one more than `limit` where there are so many.
 */
export async function offeredFor(models: ReadModels, exchange: Exchange, query: OfferQuery): Promise<OfferedTime[]> {
  const { after, limit, now, to } = query;
  const from = [query.from, now, after?.start ?? ''].reduce((one, other) => (one > other ? one : other));
  if (from >= to) return judgeAll(models, exchange, { ...query, from, to: from });
  for (let slots = 4 * (limit + 1); ; slots *= 8) {
    const until = await momentAfter(models, exchange, { ...query, from }, slots);
    const times = await judgeAll(models, exchange, { ...query, from, to: until });
    const rest = after === undefined ? times : times.filter((time) => isBefore(after, time));
    if (rest.length > limit || until === to) return rest.toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
  }
}
