/** A rule that visits stand against, as each of the queries finds it. */
export interface Found {
  readonly kind: 'two-places' | 'over-cap' | 'outside-hours';
  readonly patient_id: string;
  readonly appointment_ids: readonly string[];
  /** What is in the way, if something is. */
  readonly because: 'time-off' | 'closure' | null;
  /** How many the clinic allows, if it is about that. */
  readonly cap: number | null;
}
