import type { Placement } from '@daybook/contracts/placement.ts';
import { civilDay } from '@daybook/scheduling/page/civil-day.ts';
import { blankPage, type Claim, type GrowingPage, type Page } from '@daybook/scheduling/page/page-state.ts';
import { instantOf } from '../reading/instant-of.ts';
import type { BookRow } from './select-books.ts';

interface Times {
  readonly start_at: string;
  readonly end_at: string;
  readonly occupied_start: string;
  readonly occupied_end: string;
}

const placeOf = (row: Times): Placement => ({
  slots: [],
  start: instantOf(row.start_at),
  end: instantOf(row.end_at),
  occupied: { start: instantOf(row.occupied_start), end: instantOf(row.occupied_end) },
});

const claimOf = (kind: Claim['kind'], appointmentId: string, { start, end, occupied }: Placement): Claim => ({
  kind,
  appointmentId,
  start,
  end,
  occupied,
  slotIds: [],
});

const minutes = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

function addVisit(page: GrowingPage, row: BookRow['visits'][number]): void {
  const { appointment_id: appointmentId, visit_type_id: visitTypeId } = row;
  const placement = placeOf(row);
  const { start, end, occupied } = placement;
  const visitType = {
    name: row.visit_type_name ?? '',
    duration: minutes(start, end),
    bufferBefore: minutes(occupied.start, start),
    bufferAfter: minutes(end, occupied.end),
  };
  const details = visitTypeId === null ? {} : { details: { visitType: { ...visitType, visitTypeId } } };
  const { patient_id: patientId, status, move } = row;
  page.visits.set(appointmentId, { appointmentId, patientId, placement, status, move, ...details });
  page.claims.set(appointmentId, claimOf('booked', appointmentId, placement));
}

function addHold(page: GrowingPage, row: BookRow['holds'][number]): void {
  const { appointment_id: appointmentId, holder_id: holderId } = row;
  const placement = placeOf(row);
  page.holds.set(appointmentId, { appointmentId, holderId, placement, expiresAt: instantOf(row.expires_at) });
  page.claims.set(appointmentId, claimOf('held', appointmentId, placement));
}

/** The pages of a practitioner as far as the rules of an offer ask, from rows instead of events. */
export function toPages({
  book_zone: zone,
  closed_pages: closed,
  slots,
  visits,
  holds,
  transfers,
}: BookRow): ReadonlyMap<string, Page> {
  const pages = new Map<string, GrowingPage>();
  for (const row of closed) {
    const day = { start: instantOf(row.start_at), end: instantOf(row.end_at) };
    pages.set(row.page, { ...blankPage(), day, isClosed: true });
  }
  for (const row of slots) {
    const start = instantOf(row.start_at);
    const page = pages.get(row.page) ?? { ...blankPage(), day: civilDay(start, zone) };
    pages.set(row.page, page);
    page.slots.set(row.slot_id, {
      slotId: row.slot_id,
      start,
      end: instantOf(row.end_at),
      source: row.source,
      ...(row.location_id === null ? {} : { locationId: row.location_id }),
      ...(row.status === 'entered-in-error' ? { closedBy: row.source } : {}),
    });
  }
  for (const row of visits) {
    const page = pages.get(row.page);
    if (page !== undefined) addVisit(page, row);
  }
  for (const row of holds) {
    const page = pages.get(row.page);
    if (page !== undefined) addHold(page, row);
  }
  for (const row of transfers) {
    const claim = claimOf('reserved', row.appointment_id, placeOf(row));
    pages.get(row.target_page)?.claims.set(row.transfer_id, claim);
  }
  return pages;
}
