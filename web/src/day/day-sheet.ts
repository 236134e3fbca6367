import type { Slot, Visit } from '../api/answers.ts';
import { timeWords } from '../words/time-words.ts';
import { isOnPage } from './visit-look.ts';

/** What stands on the page: a visit, a time nobody has booked, or one somebody is booking at the moment. */
type Entry =
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'free'; readonly slot: Slot }
  | { readonly kind: 'held'; readonly slot: Slot };

/** An entry with its place; minutes since midnight on the practice's clock. */
export interface Block {
  readonly id: string;
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
  /** Minutes kept free before and after it. */
  readonly before: number;
  readonly after: number;
}

/** A day's page. */
export interface DaySheet {
  readonly blocks: readonly Block[];
  readonly firstHour: number;
  readonly lastHour: number;
  /** Pixels an hour needs, so that the shortest entry can be read and touched. */
  readonly hourHeight: number;
}

/** Minutes that are kept free around a visit. */
export type BuffersOf = (visit: Visit) => { readonly before: number; readonly after: number };

/** Everything of one day. */
export interface DayContent {
  readonly visits: readonly Visit[];
  readonly free: readonly Slot[];
  readonly held: readonly Slot[];
}

const usual = { first: 9, last: 17 };
const lineHeight = 38;
const quarter = 15;
const noBuffers = { before: 0, after: 0 };

/** Minutes since midnight on a zone's clock. */
export function clockMinutes(instant: string, zone: string): number {
  const [hours = 0, minutes = 0] = timeWords(instant, zone).time.split(':').map(Number);
  return hours * 60 + minutes;
}

function place(entry: Entry, zone: string, buffersOf: BuffersOf): Block {
  const { start, end } = entry.kind === 'visit' ? entry.visit : entry.slot;
  const from = clockMinutes(start, zone);
  const to = clockMinutes(end, zone);
  return {
    id: entry.kind === 'visit' ? entry.visit.appointmentId : entry.slot.slotId,
    entry,
    from,
    // An end at midnight is the end of this day.
    to: to > from ? to : 24 * 60,
    ...(entry.kind === 'visit' ? buffersOf(entry.visit) : noBuffers),
  };
}

/** Puts the visits, held and free times of a day on its page. */
export function daySheet(
  { visits, free, held }: DayContent,
  zone: string,
  buffersOf: BuffersOf = () => noBuffers,
): DaySheet {
  const entries: Entry[] = [
    ...visits.filter(isOnPage).map((visit): Entry => ({ kind: 'visit', visit })),
    ...held.map((slot): Entry => ({ kind: 'held', slot })),
    ...free.map((slot): Entry => ({ kind: 'free', slot })),
  ];
  const blocks = entries.map((entry) => place(entry, zone, buffersOf)).toSorted((one, other) => one.from - other.from);
  const shortest = Math.max(quarter / 3, Math.min(30, ...blocks.map(({ from, to }) => to - from)));
  return {
    blocks,
    firstHour: blocks.length === 0 ? usual.first : Math.floor(Math.min(...blocks.map(({ from }) => from)) / 60),
    lastHour: blocks.length === 0 ? usual.last : Math.ceil(Math.max(...blocks.map(({ to }) => to)) / 60),
    hourHeight: Math.round((lineHeight * 60) / shortest),
  };
}
