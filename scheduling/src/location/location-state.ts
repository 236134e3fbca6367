import { openPolicy, type BookingPolicy } from '@daybook/contracts/booking-policy.ts';
import type { EventNamed, LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import type { VisitType } from '@daybook/contracts/visit-type.ts';

export type LocationProfile = Omit<EventNamed<'LocationOpened'>['data'], 'locationId' | 'zone' | 'founderId'>;

/** A closed stretch of dates, both included. */
export interface Closure {
  readonly name: string;
  readonly firstDate: string;
  readonly lastDate: string;
}

/** A clinic, folded from its stream. */
export interface LocationState {
  /** Undefined until it is opened. */
  readonly profile?: LocationProfile;
  /** The practitioner who registered it, if no admin did. */
  readonly founderId?: string;
  /** Set where the stream is that of a name, not of a clinic: the clinic the name is kept for. */
  readonly reservedFor?: string;
  /** The zone of its hours and of what it shows; never changes. */
  readonly zone: string;
  readonly policy: BookingPolicy;
  readonly visitTypes: ReadonlyMap<string, VisitType>;
  readonly closures: ReadonlyMap<string, Closure>;
}

/** A clinic as the fold builds it. */
export interface GrowingLocation extends LocationState {
  profile?: LocationProfile;
  founderId?: string;
  reservedFor?: string;
  zone: string;
  policy: BookingPolicy;
  readonly visitTypes: Map<string, VisitType>;
  readonly closures: Map<string, Closure>;
}

export const blankLocation = (): GrowingLocation => ({
  zone: 'UTC',
  policy: openPolicy,
  visitTypes: new Map(),
  closures: new Map(),
});

/** Folds one event, in place. */
export function evolveLocation(state: GrowingLocation, { type, data }: LocationEvent): void {
  switch (type) {
    case 'LocationOpened': {
      const { locationId: _, zone, founderId, ...profile } = data;
      state.profile = profile;
      state.zone = zone;
      if (founderId !== undefined) state.founderId = founderId;
      return;
    }
    case 'LocationNameReserved':
      state.reservedFor = data.heldBy;
      return;
    case 'LocationChanged': {
      if (state.profile === undefined) return;
      const { locationId: _, ...changed } = data;
      const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
      state.profile = { ...state.profile, ...given };
      return;
    }
    case 'BookingPolicySet':
      state.policy = data.policy;
      return;
    case 'VisitTypeDefined':
      state.visitTypes.set(data.visitType.visitTypeId, data.visitType);
      return;
    case 'VisitTypeRetired':
      state.visitTypes.delete(data.visitTypeId);
      return;
    case 'ClosureAdded': {
      const { closureId, name, firstDate, lastDate } = data;
      state.closures.set(closureId, { name, firstDate, lastDate });
      return;
    }
    case 'ClosureRemoved':
      state.closures.delete(data.closureId);
      return;
  }
}
