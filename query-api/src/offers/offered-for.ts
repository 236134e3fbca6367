import { factsOf } from '@daybook/scheduling/offer/facts-of.ts';
import { offeredTimes } from '@daybook/scheduling/offer/offered-times.ts';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { selectLocations } from '../locations/select-locations.ts';
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
}

/** A time at which a visit fits. */
export interface OfferedTime {
  readonly slotId: string;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly start: string;
  readonly end: string;
}

/** Every time at which a kind of visit fits, buffers included, by the rules that decide a booking; earliest first. */
export async function offeredFor(models: ReadModels, exchange: Exchange, query: OfferQuery): Promise<OfferedTime[]> {
  const { visitTypeId, practitionerId, specialty, locationId, from, to, now } = query;
  const offers = sql`select from locations.visit_type as type where type.visit_type_id = ${visitTypeId} and not type.retired`;
  const [found] = await models.read(bookModels, exchange, (database) => {
    const clinics = selectLocations(database).where(
      sql<boolean>`exists (${offers} and type.location_id = location.location_id)`,
    );
    let books = selectBooks(database, from, to).where(
      sql<boolean>`exists (${offers} and who.practitioner_id = any (type.practitioner_ids))`,
    );
    if (practitionerId !== undefined) books = books.where('who.practitioner_id', '=', practitionerId);
    if (specialty !== undefined) books = books.where(sql<string>`who.specialty`, '=', specialty);
    return database.selectNoFrom([jsonArrayFrom(clinics).as('clinics'), jsonArrayFrom(books).as('books')]);
  });
  const [clinic] = found?.clinics ?? [];
  if (found === undefined || clinic === undefined) return [];
  const { location_id: where } = clinic;
  if (locationId !== undefined && locationId !== where) return [];
  const location = toLocationState(clinic);
  const times = found.books.flatMap((book) => {
    const facts = factsOf(toAvailability(book), location, visitTypeId, undefined);
    const wish = { practitionerId: book.practitioner_id, facts, now };
    return [...toPages(book).values()]
      .flatMap((page) => offeredTimes(page, wish))
      .filter((place) => place.locationId === where && place.start >= from && place.start < to)
      .flatMap(({ slots: [first], start, end }) =>
        first === undefined
          ? []
          : [{ slotId: first.slotId, practitionerId: book.practitioner_id, locationId: where, start, end }],
      );
  });
  return times.toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
}

/** The order of times: by start, then by id. */
export const isBefore = (
  one: { readonly start: string; readonly slotId: string },
  other: { readonly start: string; readonly slotId: string },
): boolean => (one.start === other.start ? one.slotId < other.slotId : one.start < other.start);
