import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { pageId, slotId, type PageAddress } from '@daybook/contracts/page-address.ts';
import type { SlotPlace } from '@daybook/contracts/placement.ts';
import { dayStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { verifyNoOverlaps } from '@daybook/projections/operations/verify-no-overlaps.ts';
import type { GrowingPage, Visit } from '@daybook/scheduling/page/page-state.ts';
import type { Services } from '../../src/http/services.ts';
import { recoverTransfer, type OpenTransfer } from '../../src/policies/recover-transfers.ts';
import { pageFold } from '../../src/streams/page-fold.ts';
import { systemCommand } from '../../src/write-path/system-command.ts';
import { prepare } from '../services.ts';

/** A page with times to take. */
export interface OpenPage {
  readonly address: PageAddress;
  readonly slots: readonly [SlotPlace, SlotPlace, SlotPlace];
}

/** Events that simply happened. */
export async function happened(
  store: EventStore,
  stream: string,
  expected: bigint | 'no_stream',
  ...events: readonly DaybookEvent[]
): Promise<void> {
  await store.append(stream, expected, await prepare(systemCommand(), stream, events));
}

/** A practitioner who works by hand-made times, on UTC days. */
export async function newDoctor(store: EventStore): Promise<string> {
  const practitionerId = randomUUID();
  await happened(store, practitionerStream(practitionerId), 'no_stream', {
    type: 'PractitionerRegistered',
    data: {
      practitionerId,
      name: 'Dr. Ada Quell',
      specialty: 'Dermatologist',
      degree: 'MD',
      experience: 7,
      about: '',
      address: ['Harbour Street 1'],
      fee: { amount: 5_000, currency: 'EUR' },
      bookZone: 'UTC',
      verified: true,
    },
  });
  return practitionerId;
}

const half = (date: string, n: number) => new Date(Date.parse(`${date}T09:00:00.000Z`) + n * 1_800_000).toISOString();

/** Opens the page of a date with three half hours from nine. */
export async function openPage(
  store: EventStore,
  practitionerId: string,
  date: string,
  locationId?: string,
): Promise<OpenPage> {
  const address = { practitionerId, date };
  const slot = (n: number): SlotPlace => ({
    slotId: slotId(address, `${n}`.padStart(12, '0')),
    start: half(date, n),
    end: half(date, n + 1),
  });
  const slots = [slot(0), slot(1), slot(2)] as const;
  const start = `${date}T00:00:00.000Z`;
  const end = new Date(Date.parse(start) + 86_400_000).toISOString();
  const day: DaybookEvent = { type: 'DayOpened', data: { practitionerId, date, bookZone: 'UTC', start, end } };
  const clinic = locationId === undefined ? {} : { locationId };
  const opened: DaybookEvent = {
    type: 'SlotOpened',
    data: { practitionerId, ...clinic, source: 'hand', slots: [...slots] },
  };
  await happened(store, dayStream(address), 'no_stream', day, opened);
  return { address, slots };
}

/** What the log says of some practitioners, read anew. */
export interface Book {
  readonly pages: ReadonlyMap<string, GrowingPage>;
  readonly types: readonly string[];
  /** Moves nobody ended. */
  readonly open: readonly OpenTransfer[];
  readonly booked: ReadonlySet<string>;
  /** Types of events by the command that made them. */
  readonly caused: ReadonlyMap<string, readonly string[]>;
}

/** Everybody's pages, when nobody is named. */
const prefixesOf = (doctors: readonly string[]): string[] =>
  doctors.length === 0 ? ['day-'] : doctors.map((id) => `day-${id}`);

export async function readBook(store: EventStore, ...doctors: readonly string[]): Promise<Book> {
  const pages = new Map<string, GrowingPage>();
  const open = new Map<string, OpenTransfer>();
  const types: string[] = [];
  const booked = new Set<string>();
  const caused = new Map<string, string[]>();
  for await (const stored of store.readLog({ prefixes: prefixesOf(doctors) })) {
    const event = pageFold.read(stored);
    if (event === undefined) continue;
    const name = stored.stream.slice('day-'.length);
    const page = pages.get(name) ?? pageFold.blank();
    pages.set(name, page);
    pageFold.evolve(page, event);
    types.push(event.type);
    const by = String(stored.metadata['$causationId']);
    caused.set(by, [...(caused.get(by) ?? []), event.type]);
    const { type, data } = event;
    if (type === 'AppointmentBooked') booked.add(data.appointmentId);
    if (type === 'TransferConfirmed' || type === 'TransferReleased') open.delete(data.transferId);
    if (type === 'TransferReserved')
      open.set(data.transferId, {
        transfer_id: data.transferId,
        appointment_id: data.appointmentId,
        source_page: data.sourcePage,
        target_page: name,
      });
  }
  return { pages, types, booked, caused, open: [...open.values()] };
}

/** The recovery policy, with the read model's part played by the log. */
export async function recover(services: Services, ...doctors: readonly string[]): Promise<void> {
  const { open } = await readBook(services.store, ...doctors);
  for (const transfer of open) await recoverTransfer(services, transfer);
}

/** Where an appointment stands: every page that has it. */
export function placesOf(
  { pages }: Book,
  appointmentId: string,
): readonly { readonly page: string; readonly start: string; readonly status: Visit['status'] }[] {
  return [...pages].flatMap(([page, { visits }]) => {
    const visit = visits.get(appointmentId);
    return visit === undefined ? [] : [{ page, start: visit.placement.start, status: visit.status }];
  });
}

/** Nothing that must never happen has happened: no minute given twice, every visit at exactly one place, no move open. */
export async function expectSound(store: EventStore, ...doctors: readonly string[]): Promise<Book> {
  const { violations } = await verifyNoOverlaps({ store, prefixes: prefixesOf(doctors) });
  expect(violations).toEqual([]);
  const book = await readBook(store, ...doctors);
  expect(book.open).toEqual([]);
  for (const [, { reservations }] of book.pages) expect([...reservations.keys()]).toEqual([]);
  for (const id of book.booked) expect(placesOf(book, id), id).toHaveLength(1);
  return book;
}

/** On which page a visit is, and when. */
export const at = ({ address, slots }: OpenPage, n: 0 | 1 | 2) => ({ page: pageId(address), start: slots[n].start });
