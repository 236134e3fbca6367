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
