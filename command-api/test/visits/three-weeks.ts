import { randomUUID } from 'node:crypto';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import type { SeriesAnswer } from '../../src/visits/book-series.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { servicesOver, today, type TestProcess } from '../services.ts';
import { newDoctor, openPage, readBook } from './clinic-book.ts';
import { reception } from './reception.ts';

/** When what is held now has lapsed. */
export const later = new Date(Date.parse(today) + 6 * 60_000).toISOString();

/** A doctor with three weeks of times, and a series that asks for the first of each. */
export async function threeWeeks(store: EventStore) {
  const doctor = await newDoctor(store);
  const pages = [
    await openPage(store, doctor, '2026-11-24'),
    await openPage(store, doctor, '2026-12-01'),
    await openPage(store, doctor, '2026-12-08'),
  ] as const;
  const [patientId, key] = [randomUUID(), randomUUID()];
  const ask = (
    mode: 'all' | 'free',
    over: EventStore = store,
    told: TestProcess = {},
    by: { readonly actor?: Actor } = {},
  ) =>
    reception(servicesOver(over, told)).series(
      { patientId, slotId: pages[0].slots[0].slotId, count: 3, mode, ...by },
      key,
    );
  const live = async () => {
    const book = await readBook(store, doctor);
    const all = [...book.pages.values()];
    return {
      booked: all.flatMap(({ visits, claims }) => [...visits.keys()].filter((id) => claims.has(id))),
      held: all.flatMap(({ holds }) => [...holds.keys()]),
    };
  };
  return { store, doctor, pages, ask, live, desk: reception(servicesOver(store)) };
}
/** When the visits of a series are, or how it ended. */
export const startsOf = (outcome: Outcome<SeriesAnswer>) =>
  outcome.kind === 'done' ? outcome.answer.appointments.map(({ start }) => start) : outcome.kind;
