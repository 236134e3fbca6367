import { constantFrom, integer, record, type Arbitrary } from 'fast-check';
import { pageId, type PageAddress } from '@daybook/contracts/page-address.ts';
import { noRules, type ClinicFacts } from '../../src/offer/clinic-facts.ts';
import type { Override } from '../../src/offer/judge.ts';
import type { Actor } from '../../src/page/page-state.ts';
import { checkUp, facts, freshId } from '../clinic.ts';
import { addresses, quarter, type World } from './world.ts';

const acts = [
  'open',
  'close',
  'hold',
  'release',
  'confirm',
  'expire',
  'book',
  'cancel',
  'progress',
  'reschedule',
  'swap',
  'reserve',
  'give',
  'finish',
  'abandon',
  'fit-hours',
  'close-day',
  'wait',
  'again',
] as const;
/** Half of what people do is about booking and moving. */
const often = [
  'hold',
  'book',
  'book',
  'progress',
  'wait',
  'reschedule',
  'swap',
  'reserve',
  'reserve',
  'give',
  'finish',
  'again',
] as const;

/** One command: small numbers say who, where and what, so that a failing run shrinks to few of them. */
export interface Act {
  readonly act: (typeof acts)[number];
  /** Which page. */
  readonly on: number;
  readonly who: number;
  readonly what: number;
  readonly other: number;
  readonly kind: number;
}
const upTo = (max: number) => integer({ min: 0, max });
export const anyAct: Arbitrary<Act> = record({
  act: constantFrom(...acts, ...often),
  on: upTo(3),
  who: upTo(5),
  what: upTo(15),
  other: upTo(15),
  kind: upTo(9),
});

/** The n-th there is, so that most commands are about something real. */
export const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];

export const pageOf = (n: number): PageAddress => {
  const address = addresses[n % addresses.length];
  if (address === undefined) throw new Error('no pages');
  return address;
};

const people: readonly string[] = [freshId(101), freshId(102), freshId(103)];
export const personOf = (n: number): string => pick(people, n) ?? '';

/** The patient, the page's practitioner or an admin. */
export function actorOf(who: number, address: PageAddress): Actor {
  if (who === 5) return { role: 'admin' };
  if (who === 4) return { role: 'practitioner', person: address.practitionerId };
  return { role: 'patient', person: personOf(who) };
}

const everywhere = { ...checkUp, practitionerIds: addresses.map(({ practitionerId }) => practitionerId) };
const kinds: readonly ClinicFacts[] = [
  noRules,
  facts({ visitType: everywhere }),
  facts({ visitType: { ...everywhere, duration: 60, bufferBefore: 15, bufferAfter: 15 } }),
  facts({ visitType: { ...everywhere, duration: 20, bufferAfter: 10 } }),
  facts({ visitType: { ...everywhere, duration: 45, bufferBefore: 15 } }),
  facts({ policy: { capPerDay: 2 } }),
  facts({ policy: { cancelNotice: 60, lateCancel: 120 } }),
  facts({ practitioner: { verified: true, available: false, timeOff: [] } }),
];
/** The clinic's rules and the kind of visit; most often none. */
export const factsOf = (kind: number): ClinicFacts => kinds[kind] ?? noRules;
export const overrideOf = ({ kind, who }: Act): { readonly override?: Override } =>
  kind > 4 && who > 3 ? { override: { reason: 'emergency' } } : {};

/** A slot of the page, open ones first. */
export function slotOf(world: World, address: PageAddress, n: number): string {
  const { slots } = world.page(address);
  const sorted = [...slots.values()].toSorted(
    (one, two) => Number(one.closedBy !== undefined) - Number(two.closedBy !== undefined),
  );
  return pick(sorted, n)?.slotId ?? `${pageId(address)}_s${'f'.repeat(12)}`;
}

/** Hours of one page: from a quarter on, in slots of one to four quarters, at one of two clinics or both. */
export function hoursOf(address: PageAddress, { what, other, kind, who }: Act) {
  const clinics = [freshId(201), freshId(202)];
  const length = 1 + (kind % 4);
  const slots = [];
  for (let n = what % 5; n + length <= 16 - (other % 4); n += length) {
    const locationId = (who < 3 ? clinics[0] : clinics[n < 8 ? 0 : 1]) ?? '';
    slots.push({ start: quarter(address, n), end: quarter(address, n + length), locationId });
  }
  const closedFrom = other % 12;
  const blocked =
    kind < 6 ? [] : [{ start: quarter(address, closedFrom), end: quarter(address, closedFrom + 1 + (what % 4)) }];
  return { slots, blocked };
}
