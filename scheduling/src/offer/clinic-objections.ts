import type { Placement } from '@daybook/contracts/placement.ts';
import { overlap, type Claim, type Page } from '../page/page-state.ts';
import type { ClinicFacts } from './clinic-facts.ts';
import { firm, noSuchSlot, soft, type Objection } from './objection.ts';
import { shift } from './shift.ts';

/** What the visit would be. */
export interface Proposed {
  readonly practitionerId: string;
  readonly placement: Placement;
  readonly now: string;
  readonly isOwn?: (claim: Claim) => boolean;
}

const spoken = (minutes: number): string => {
  if (minutes % 1440 === 0) return minutes === 1440 ? 'a day' : `${minutes / 1440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? 'an hour' : `${minutes / 60} hours`;
  return `${minutes} minutes`;
};

function objectionsToType({ visitType }: ClinicFacts, practitionerId: string): Objection[] {
  if (visitType === undefined) return [];
  if (visitType === 'unknown') return [firm('visit-type-unknown', 'The clinic does not offer this kind of visit.')];
  return visitType.practitionerIds.includes(practitionerId)
    ? []
    : [firm('visit-type-not-offered', `${visitType.name} is not offered by this practitioner.`)];
}

function objectionsToClock({ policy, visitType }: ClinicFacts, start: string, now: string): Objection[] {
  const notice = (visitType === 'unknown' ? undefined : visitType?.minimumNotice) ?? policy.minimumNotice;
  const found: Objection[] = [];
  if (start > now && start < shift(now, notice))
    found.push(soft('too-short-notice', `Book at least ${spoken(notice)} ahead, or telephone the practice.`));
  if (start > shift(now, policy.horizonDays * 1440))
    found.push(soft('beyond-horizon', `Visits are booked at most ${policy.horizonDays} days ahead.`));
  return found;
}

function objectionsToCaps(
  page: Page,
  { policy, visitType }: ClinicFacts,
  isOwn: (claim: Claim) => boolean,
): Objection[] {
  const found: Objection[] = [];
  const live = [...page.claims.values()].filter((claim) => !isOwn(claim));
  const { capPerDay } = policy;
  if (capPerDay !== undefined && live.length >= capPerDay)
    found.push(soft('day-full', `This practitioner takes at most ${capPerDay} visits a day.`));
  if (visitType === undefined || visitType === 'unknown' || visitType.capPerDay === undefined) return found;
  const { visitTypeId, name, capPerDay: cap } = visitType;
  const alike = live.filter(
    ({ appointmentId }) => page.visits.get(appointmentId)?.details?.visitType?.visitTypeId === visitTypeId,
  );
  if (alike.length >= cap) found.push(soft('visit-type-full', `At most ${cap} of ${name} are taken a day.`));
  return found;
}

function objectionsToPatient({ policy, patient }: ClinicFacts, placement: Placement): Objection[] {
  if (patient === undefined) return [];
  const found: Objection[] = [];
  const { capPerPatient } = policy;
  if (capPerPatient !== undefined && patient.upcoming >= capPerPatient)
    found.push(soft('patient-has-enough', `A patient can have at most ${capPerPatient} visits coming up.`));
  if (patient.elsewhere.some((visit) => overlap(visit, placement)))
    found.push(soft('patient-elsewhere', 'The patient has another visit at that time.'));
  return found;
}

/** Every rule of the clinic that speaks against the visit, in the order in which people should hear them. */
export function clinicObjections(page: Page, facts: ClinicFacts, proposed: Proposed): readonly Objection[] {
  const { practitionerId, placement, now, isOwn = () => false } = proposed;
  const { practitioner, closures } = facts;
  const closure = closures.find((closed) => overlap(closed, placement));
  return [
    ...(facts.slot === 'unknown' ? [noSuchSlot] : []),
    ...(practitioner.verified
      ? []
      : [firm('practitioner-not-verified', 'This practitioner is new here and is not verified yet.')]),
    ...objectionsToType(facts, practitionerId),
    ...(practitioner.available
      ? []
      : [soft('practitioner-unavailable', 'This practitioner takes no bookings at the moment.')]),
    ...(practitioner.timeOff.some((off) => overlap(off, placement))
      ? [soft('time-off', 'The practitioner is away at that time.')]
      : []),
    ...(closure === undefined ? [] : [soft('clinic-closed', `The clinic is closed: ${closure.name}.`)]),
    ...objectionsToClock(facts, placement.start, now),
    ...objectionsToCaps(page, facts, isOwn),
    ...objectionsToPatient(facts, placement),
  ];
}
