import type { OpenRange, WeekdayHours } from '@daybook/contracts/weekly-hours.ts';

/** Hours of a weekday from one clock time until another, as the form holds them. */
export interface RangeDraft {
  readonly key: number;
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
  readonly everyWeeks: number;
  /** A day of a week in which they hold; empty unless they hold not every week. */
  readonly fromWeekOf: string;
}

export interface HoursDraft {
  readonly slotMinutes: number;
  readonly ranges: readonly RangeDraft[];
}

/** The end of a day is 24:00 to the API, and 00:00 to a time field. */
const untilField = (until: string): string => (until === '24:00' ? '00:00' : until);
export const untilClock = (until: string): string => (until === '00:00' ? '24:00' : until);

interface Weekly {
  readonly slotMinutes: number;
  readonly hours: readonly WeekdayHours[];
}

export function toDraft({ slotMinutes, hours }: Weekly): HoursDraft {
  const ranges = hours.flatMap(({ weekday, everyWeeks, fromWeekOf = '', ranges }) =>
    ranges.map(({ from, until }) => ({ weekday, everyWeeks, fromWeekOf, from, until: untilField(until) })),
  );
  return { slotMinutes, ranges: ranges.map((range, key) => ({ key, ...range })) };
}

const nextKey = (ranges: readonly RangeDraft[]): number => Math.max(-1, ...ranges.map(({ key }) => key)) + 1;

const plus = (time: string, minutes: number): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = Math.min(hour * 60 + minute + minutes, 23 * 60 + 59);
  return `${`${Math.floor(at / 60)}`.padStart(2, '0')}:${`${at % 60}`.padStart(2, '0')}`;
};

/** Another range for a weekday: the morning, or some hours after the last one. */
export function moreHours(ranges: readonly RangeDraft[], weekday: number): RangeDraft {
  const ends = ranges.filter((range) => range.weekday === weekday && range.until !== '').map(({ until }) => until);
  const last = ends.toSorted().at(-1);
  const [from, until] = last === undefined ? ['09:00', '12:00'] : [plus(last, 60), plus(last, 300)];
  return { key: nextKey(ranges), weekday, from, until, everyWeeks: 1, fromWeekOf: '' };
}

/** Ranges that hold in the same weeks are one entry of the API. */
function groups(ranges: readonly RangeDraft[]): RangeDraft[][] {
  const name = ({ weekday, everyWeeks, fromWeekOf }: RangeDraft) =>
    `${weekday} ${everyWeeks} ${everyWeeks === 1 ? '' : fromWeekOf}`;
  return [...Map.groupBy(ranges, name).values()];
}

const toRange = ({ from, until }: RangeDraft): OpenRange => ({ from, until: untilClock(until) });

export const toHours = ({ ranges }: HoursDraft) =>
  groups(ranges).map((same) => {
    const [{ weekday, everyWeeks, fromWeekOf } = { weekday: 1, everyWeeks: 1, fromWeekOf: '' }] = same;
    return {
      weekday,
      everyWeeks,
      ranges: same.map(toRange),
      ...(everyWeeks === 1 || fromWeekOf === '' ? {} : { fromWeekOf }),
    };
  });

/** What is wrong with each range, by its key and field: the API names them by their place in what it was sent. */
export function rangeFaults({ ranges }: HoursDraft, paths: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const sent = groups(ranges);
  return new Map(
    [...paths].flatMap(([path, words]) => {
      const [list, group = '', part, at, field = 'from'] = path.split('.');
      if (list !== 'hours') return [];
      const same = sent[Number(group)] ?? [];
      const range = part === 'ranges' && at === undefined ? same.at(-1) : (same[Number(at ?? 0)] ?? same[0]);
      const name = part === 'fromWeekOf' ? part : at === undefined ? 'until' : field;
      return range === undefined ? [] : [[`${range.key} ${name}`, words] as const];
    }),
  );
}
