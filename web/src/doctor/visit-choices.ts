import type { Location, Slot } from '../api/answers.ts';

/** A kind of visit a doctor offers at a clinic; without a type, times for which the clinic has none. */
export interface VisitChoice {
  /** For the address: the type's id, or `other`. */
  readonly key: string;
  readonly location: Location | undefined;
  readonly type: Location['visitTypes'][number] | undefined;
}

/**
 * What can be chosen at a doctor, in the clinics' order; empty when nothing is known of clinics.
 * @param places the clinics of the doctor's free times, as far as they are known
 */
export function choicesOf(
  locations: readonly Location[],
  practitionerId: string,
  places: readonly (string | undefined)[],
): VisitChoice[] {
  const typed = locations.flatMap((location): VisitChoice[] =>
    location.visitTypes
      .filter(({ practitionerIds }) => practitionerIds.includes(practitionerId))
      .map((type) => ({ key: type.visitTypeId, location, type })),
  );
  const hasTypes = (place: string | undefined) => typed.some(({ location }) => location?.locationId === place);
  const others = [...new Set(places)].filter((place) => !hasTypes(place));
  if (others.length === 0) return typed;
  const [first] = others;
  const location = others.length === 1 ? locations.find(({ locationId }) => locationId === first) : undefined;
  return [...typed, { key: 'other', location, type: undefined }];
}

/** The one that is chosen: the first unless the address names another. */
export const chosenOf = (choices: readonly VisitChoice[], key: string | undefined): VisitChoice | undefined =>
  choices.find((choice) => choice.key === key) ?? choices[0];

/** Of all times of a doctor, those without a kind of visit, where others have one. */
export function timesWithoutType(slots: readonly Slot[], choices: readonly VisitChoice[]): readonly Slot[] {
  const typed = new Set(choices.flatMap(({ type, location }) => (type === undefined ? [] : [location?.locationId])));
  return slots.filter(({ locationId }) => !typed.has(locationId));
}
