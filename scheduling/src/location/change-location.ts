import { isDeepStrictEqual } from 'node:util';
import type { BookingPolicy } from '@daybook/contracts/booking-policy.ts';
import type { EventNamed, LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import type { VisitType } from '@daybook/contracts/visit-type.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { Actor } from '../page/page-state.ts';
import type { LocationState } from './location-state.ts';
import { nameTaken, nameUnseen } from './reserve-name.ts';

export type LocationRefusal =
  | 'location-not-found'
  | 'location-name-empty'
  | 'location-name-taken'
  | 'not-verified'
  | 'not-yours'
  | 'closure-not-found'
  | 'visit-type-unknown'
  | 'name-twice';

/** A change of a clinic that is one event. */
export type LocationChange = Extract<
  LocationEvent,
  { type: 'LocationChanged' | 'BookingPolicySet' | 'ClosureAdded' | 'ClosureRemoved' }
>;

/** What else an opening rests on. */
export interface OpeningFacts {
  /** The practitioner who registers it; absent when it is an admin. */
  readonly founder?: { readonly practitionerId: string; readonly verified: boolean } | undefined;
  /** Whether a clinic of older days, whose id is not that of its name, is known to have the name. */
  readonly isNameKnown: boolean;
}

const noSuchLocation = () => refuse<LocationRefusal>('location-not-found', 'There is no such clinic.', 'id');

function isSoAlready(state: LocationState, { type, data }: LocationChange): boolean {
  switch (type) {
    case 'LocationChanged': {
      const profile: Readonly<Record<string, unknown>> = { ...state.profile };
      return Object.entries(data).every(
        ([field, value]) => field === 'locationId' || value === undefined || isDeepStrictEqual(profile[field], value),
      );
    }
    case 'BookingPolicySet':
      return isDeepStrictEqual(state.policy, data.policy);
    case 'ClosureAdded':
      return state.closures.has(data.closureId);
    case 'ClosureRemoved':
      return false;
  }
}

/** Why this actor may not change the clinic, if so: there is none, or it is another's. */
export function hindrance(state: LocationState, { role, person }: Actor) {
  if (state.profile === undefined) return noSuchLocation();
  const isFounder = role === 'practitioner' && person !== undefined && person === state.founderId;
  return role === 'admin' || isFounder
    ? undefined
    : refuse<LocationRefusal>('not-yours', 'Only who registered this clinic, and admins, may change it.');
}

/** Opens a clinic with the rules it begins with, in the stream of its name: whatever is in it has the name already. */
export function openLocation(
  state: LocationState,
  data: Omit<EventNamed<'LocationOpened'>['data'], 'founderId'>,
  policy: BookingPolicy,
  { founder, isNameKnown }: OpeningFacts,
): Decision<LocationEvent, LocationRefusal> {
  if (founder?.verified === false)
    return refuse('not-verified', 'Clinics are registered by verified doctors: wait until we have checked you.');
  const unseen = nameUnseen(data.name);
  if (unseen !== undefined) return unseen;
  if (isNameKnown || state.profile !== undefined || state.reservedFor !== undefined) return nameTaken();
  const { locationId } = data;
  const founded = founder === undefined ? {} : { founderId: founder.practitionerId };
  return accept<LocationEvent>(
    { type: 'LocationOpened', data: { ...data, ...founded } },
    { type: 'BookingPolicySet', data: { locationId, policy } },
  );
}

/** Records a change of a clinic; what is so already changes nothing. */
export function changeLocation(
  state: LocationState,
  change: LocationChange,
  actor: Actor,
): Decision<LocationEvent, LocationRefusal> {
  const hindered = hindrance(state, actor);
  if (hindered !== undefined) return hindered;
  if (change.type === 'ClosureRemoved' && !state.closures.has(change.data.closureId))
    return refuse('closure-not-found', 'There is no such closure.', 'closureId');
  return isSoAlready(state, change) ? accept() : accept<LocationEvent>(change);
}

/** Makes the clinic offer exactly these kinds of visits: defines what is new or different and retires what is missing. */
export function setVisitTypes(
  state: LocationState,
  {
    locationId,
    visitTypes,
    isNew,
  }: {
    readonly locationId: string;
    readonly visitTypes: readonly VisitType[];
    /** Whether the id was made by this command; another one has to exist. */
    readonly isNew: (visitTypeId: string) => boolean;
  },
  actor: Actor,
): Decision<LocationEvent, LocationRefusal> {
  const hindered = hindrance(state, actor);
  if (hindered !== undefined) return hindered;
  for (const [index, { visitTypeId, name }] of visitTypes.entries()) {
    if (!isNew(visitTypeId) && !state.visitTypes.has(visitTypeId))
      return refuse('visit-type-unknown', 'There is no such kind of visit.', `visitTypes.${index}.visitTypeId`);
    if (visitTypes.slice(0, index).some((other) => other.name === name || other.visitTypeId === visitTypeId))
      return refuse('name-twice', `${name} is there twice.`, `visitTypes.${index}.name`);
  }
  const kept = new Set(visitTypes.map(({ visitTypeId }) => visitTypeId));
  return accept<LocationEvent>(
    ...visitTypes
      .filter((visitType) => !isDeepStrictEqual(state.visitTypes.get(visitType.visitTypeId), visitType))
      .map((visitType) => ({ type: 'VisitTypeDefined' as const, data: { locationId, visitType } })),
    ...[...state.visitTypes.keys()]
      .filter((visitTypeId) => !kept.has(visitTypeId))
      .map((visitTypeId) => ({ type: 'VisitTypeRetired' as const, data: { locationId, visitTypeId } })),
  );
}
