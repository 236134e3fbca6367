const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** The words a moment is made of, on the clock of a zone. */
export interface TimeWords {
  /** `Thu` */
  readonly weekday: string;
  /** `26 Nov` */
  readonly date: string;
  /** `11:30` */
  readonly time: string;
  /** `Thu 26 Nov` */
  readonly day: string;
  /** `Thu 26 Nov, 11:30` */
  readonly full: string;
}

export function timeWords(instant: string, zone: string): TimeWords {
  const parts = new Map(
    format(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const weekday = part('weekday');
  const date = `${part('day')} ${part('month').slice(0, 3)}`;
  const time = `${part('hour')}:${part('minute')}`;
  return { weekday, date, time, day: `${weekday} ${date}`, full: `${weekday} ${date}, ${time}` };
}

/** The zone of the person who looks. */
export const viewerZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `Europe/Berlin` → `Berlin`, as people call it. */
export const zoneName = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

/** Whether two zones show the same clock at a moment. */
export const sameClock = (instant: string, one: string, other: string): boolean =>
  timeWords(instant, one).full === timeWords(instant, other).full;
