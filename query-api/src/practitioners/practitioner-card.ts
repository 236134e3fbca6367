import type { practitioner } from '@daybook/contracts/http/practitioner-routes.ts';
import type { Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { z } from 'zod';
import { instantOf } from '../reading/instant-of.ts';
import type { RowsOf } from '../reading/read-models.ts';
import type { Model, ReadTables } from '../reading/read-tables.ts';
import { isOffered } from '../slots/is-offered.ts';

/** A practitioner as the public list shows them. */
export type PractitionerCard = z.input<typeof practitioner>;

/** The models that {@link selectCards} reads. */
export const cardModels: readonly Model[] = ['practitioners', 'locations', 'schedule'];

/** Practitioners with their three soonest free times after `now`, all in one statement. */
export function selectCards(database: Kysely<ReadTables>, now: Date) {
  return database
    .selectFrom('practitioners.practitioner as practitioner')
    .select((row) => [
      'practitioner.practitioner_id',
      'practitioner.name',
      'practitioner.specialty',
      'practitioner.degree',
      'practitioner.experience',
      'practitioner.about',
      'practitioner.address',
      'practitioner.fee_amount',
      'practitioner.fee_currency',
      'practitioner.book_zone',
      'practitioner.available',
      'practitioner.verified',
      jsonArrayFrom(
        row
          .selectFrom('schedule.slot')
          .select(['slot_id', 'start_at', 'end_at'])
          .whereRef('schedule.slot.practitioner_id', '=', 'practitioner.practitioner_id')
          .where('status', '=', 'free')
          .where('start_at', '>', now)
          .where(isOffered('schedule.slot', now))
          .orderBy('start_at')
          .orderBy('slot_id')
          .limit(3),
      ).as('next_free'),
    ]);
}

type CardRow = RowsOf<Awaited<ReturnType<ReturnType<typeof selectCards>['execute']>>[number]>[number];

/** The card of a row. */
export const toCard = (row: CardRow): PractitionerCard => ({
  practitionerId: row.practitioner_id,
  name: row.name,
  specialty: row.specialty,
  degree: row.degree,
  experience: row.experience,
  about: row.about,
  address: row.address,
  fee: { amount: Number(row.fee_amount), currency: row.fee_currency },
  bookZone: row.book_zone,
  available: row.available,
  verified: row.verified,
  nextFree: row.next_free.map((slot) => ({
    slotId: slot.slot_id,
    start: instantOf(slot.start_at),
    end: instantOf(slot.end_at),
  })),
});
