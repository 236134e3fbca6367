import type { EventNamed, PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import type { OpenRange, WeekdayHours } from '@daybook/contracts/weekly-hours.ts';
import type { Interval } from '../page/page-state.ts';

export type PractitionerProfile = Omit<
  EventNamed<'PractitionerRegistered'>['data'],
  'practitionerId' | 'bookZone' | 'verified'
>;

/** A practitioner, folded from their stream: who they are and when they work. */
export interface PractitionerState {
  /** Undefined until they are registered. */
  readonly profile?: PractitionerProfile;
  /** Gives the dates of all their pages; never changes. */
  readonly bookZone?: string;
  /** Whether an admin has checked who they are: until then patients do not see them. */
  readonly verified: boolean;
  /** Whether bookings are taken at all. */
  readonly available: boolean;
  /** By clinic. */
  readonly weekly: ReadonlyMap<string, { readonly slotMinutes: number; readonly hours: readonly WeekdayHours[] }>;
  /** By `<locationId> <date>`. */
  readonly overrides: ReadonlyMap<string, readonly OpenRange[]>;
  readonly timeOff: ReadonlyMap<string, Interval>;
}

/** A practitioner as the fold builds it. */
export interface GrowingPractitioner extends PractitionerState {
  profile?: PractitionerProfile;
  bookZone?: string;
  verified: boolean;
  available: boolean;
  readonly weekly: Map<string, { readonly slotMinutes: number; readonly hours: readonly WeekdayHours[] }>;
  readonly overrides: Map<string, readonly OpenRange[]>;
  readonly timeOff: Map<string, Interval>;
}

export const blankPractitioner = (): GrowingPractitioner => ({
  verified: false,
  available: true,
  weekly: new Map(),
  overrides: new Map(),
  timeOff: new Map(),
});

/** Folds one event, in place. */
export function evolvePractitioner(state: GrowingPractitioner, { type, data }: PractitionerEvent): void {
  switch (type) {
    case 'PractitionerRegistered': {
      const { practitionerId: _, bookZone, verified, ...profile } = data;
      state.profile = profile;
      state.bookZone = bookZone;
      state.verified = verified;
      return;
    }
    case 'PractitionerVerified':
      state.verified = true;
      return;
    case 'ProfileChanged': {
      if (state.profile === undefined) return;
      const { practitionerId: _, ...changed } = data;
      const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
      state.profile = { ...state.profile, ...given };
      return;
    }
    case 'AvailabilityChanged':
      state.available = data.available;
      return;
    case 'WeeklyHoursSet':
      state.weekly.set(data.locationId, { slotMinutes: data.slotMinutes, hours: data.hours });
      return;
    case 'DateOverrideSet':
      state.overrides.set(`${data.locationId} ${data.date}`, data.ranges);
      return;
    case 'DateOverrideRemoved':
      state.overrides.delete(`${data.locationId} ${data.date}`);
      return;
    case 'TimeOffAdded':
      state.timeOff.set(data.timeOffId, { start: data.start, end: data.end });
      return;
    case 'TimeOffRemoved':
      state.timeOff.delete(data.timeOffId);
      return;
  }
}
