/** How a visit repeats, as it is chosen in the panel. */
export interface Repeat {
  readonly isOn: boolean;
  readonly everyWeeks: number;
  /** Of all visits, the first one included. */
  readonly count: number;
  /** All of them or none, or those that are free. */
  readonly mode: 'all' | 'free';
}

export const noRepeat: Repeat = { isOn: false, everyWeeks: 1, count: 4, mode: 'all' };

/** What the API takes. */
export const mostWeeks = 12;
export const mostVisits = 26;

/** The moments a refusal of a whole series names: they stand in its words for programmers, as ISO instants. */
export const namedMoments = (detail: string): readonly string[] =>
  detail.match(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g) ?? [];
