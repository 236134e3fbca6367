import type { Placement } from '@daybook/contracts/placement.ts';
import { refuse, type Refusal } from '../decision.ts';
import { isStaff, type Actor, type Claim, type Hold, type Page } from '../page/page-state.ts';
import type { PageRefusal } from '../page/refusal-reason.ts';
import type { ClinicFacts } from './clinic-facts.ts';
import { clinicObjections } from './clinic-objections.ts';
import { findPlace, type TimeWish } from './find-place.ts';
import type { Objection } from './objection.ts';

/** A time asked for, by the page's practitioner, under the clinic's rules. */
export interface Wish extends TimeWish {
  readonly practitionerId: string;
  readonly facts: ClinicFacts;
}

/** The verdict: where the visit would stand, and everything that speaks against it. */
export interface Verdict {
  readonly placement?: Placement;
  readonly objections: readonly Objection[];
  readonly lapsed: readonly Hold[];
}

/** Judges a wish by the page's time and the clinic's rules: the one place for booking and for explaining (EXP-01). */
export function judge(page: Page, { practitionerId, facts, ...wish }: Wish): Verdict {
  const { visitType } = facts;
  const timing = wish.timing ?? (visitType === 'unknown' ? undefined : visitType);
  const { placement, objections, lapsed } = findPlace(page, { ...wish, ...(timing === undefined ? {} : { timing }) });
  if (placement === undefined) return { objections, lapsed };
  const { now, isOwn } = wish;
  const ends = new Set(lapsed.map(({ appointmentId }) => appointmentId));
  const givesWay = (claim: Claim) =>
    isOwn?.(claim) === true || (claim.kind === 'held' && ends.has(claim.appointmentId));
  const proposed = { practitionerId, placement, now, isOwn: givesWay };
  return { placement, lapsed, objections: [...objections, ...clinicObjections(page, facts, proposed)] };
}

/** Staff's wish to set rules aside. */
export interface Override {
  readonly reason: string;
}

/** What an event records of rules that were set aside: nothing when none was. */
export const recordOverride = (
  override: Override | undefined,
  overridden: readonly string[],
): { readonly overridden?: string[]; readonly overrideReason?: string } =>
  override === undefined || overridden.length === 0
    ? {}
    : { overridden: [...overridden], overrideReason: override.reason };

/** The place a wish gets, or why it gets none: the first objection that stands. */
export type Granted =
  | { readonly placement: Placement; readonly lapsed: readonly Hold[]; readonly overridden: readonly string[] }
  | { readonly refused: Refusal<PageRefusal> };

/** Turns a verdict into yes or no for this actor. */
export function grant(
  { placement, objections, lapsed }: Verdict,
  actor: Actor,
  override: Override | undefined,
  field = 'slotId',
): Granted {
  if (override !== undefined && !isStaff(actor))
    return refuse('override-not-allowed', 'Only staff may set rules aside.', 'override');
  const standing = objections.find(({ canBeOverridden }) => !canBeOverridden || override === undefined);
  if (standing !== undefined) return refuse(standing.reason, standing.detail, field);
  if (placement === undefined) throw new TypeError('a wish without a place and without an objection');
  return { placement, lapsed, overridden: objections.map(({ reason }) => reason) };
}
