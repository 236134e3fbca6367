import { appointmentId, slotId } from '@daybook/contracts/page-address.ts';
import type { Placement, SlotPlace } from '@daybook/contracts/placement.ts';
import type { VisitDetails, VisitType } from '@daybook/contracts/visit-type.ts';
import { noRules, type ClinicFacts } from '../src/offer/clinic-facts.ts';
import { shift } from '../src/offer/shift.ts';

const uuid = (n: number) => `${`${n}`.repeat(8)}-1111-4111-8111-${`${n}`.repeat(12)}`;
export const practitionerId: string = uuid(1);
export const otherPractitionerId: string = uuid(2);
export const patientId: string = uuid(3);
export const otherPatientId: string = uuid(4);
export const holderId: string = uuid(5);
export const otherHolderId: string = uuid(6);
export const locationId: string = uuid(7);
export const otherLocationId: string = uuid(8);
export const transferId: string = uuid(9);
export const freshId = (n: number): string => `00000000-0000-4000-8000-${`${n}`.padStart(12, '0')}`;

export const patient = { role: 'patient', person: patientId } as const;
export const otherPatient = { role: 'patient', person: otherPatientId } as const;
export const practitioner = { role: 'practitioner', person: practitionerId } as const;
export const otherPractitioner = { role: 'practitioner', person: otherPractitionerId } as const;
export const admin = { role: 'admin' } as const;
export const guest = { role: 'guest' } as const;

/** The page everything is about: a Tuesday in Berlin. */
export const address = { practitionerId, date: '2026-11-24' };
export const otherPage = `${practitionerId}_2026-11-25`;
export const day = { bookZone: 'Europe/Berlin', start: '2026-11-23T23:00:00.000Z', end: '2026-11-24T23:00:00.000Z' };
const nonce = (n: number) => `${n}`.padStart(12, '0');
export const slotIdOf = (n: number): string => slotId(address, nonce(n));
export const appointmentIdOf = (n: number): string => appointmentId(address, nonce(n));

/** 2026-11-24 at this UTC clock time. */
export const at = (clock: string): string => `2026-11-24T${clock}:00.000Z`;
export const early: string = at('08:00');
/** When a hold taken early lapses. */
export const lapsed: string = at('08:05');

export const slot = (n: number, start: string, end: string): SlotPlace => ({ slotId: slotIdOf(n), start, end });
export const nine: SlotPlace = slot(1, at('09:00'), at('09:30'));
export const halfPastNine: SlotPlace = slot(2, at('09:30'), at('10:00'));
export const ten: SlotPlace = slot(3, at('10:00'), at('10:30'));

/** The whole of adjacent slots, with buffers in minutes, at a clinic or none. */
export function on(
  slots: readonly [SlotPlace, ...SlotPlace[]],
  { before = 0, after = 0, minutes, location }: Spread = {},
): Placement {
  const [{ start }] = slots;
  const end = minutes === undefined ? (slots.at(-1)?.end ?? start) : shift(start, minutes);
  return {
    ...(location === undefined ? {} : { locationId: location }),
    slots: [...slots],
    start,
    end,
    occupied: { start: shift(start, -before), end: shift(end, after) },
  };
}
interface Spread {
  readonly before?: number;
  readonly after?: number;
  /** When the visit ends before its last slot does. */
  readonly minutes?: number;
  readonly location?: string;
}

export const atNine: Placement = on([nine]);
export const atHalfPastNine: Placement = on([halfPastNine]);
export const atTen: Placement = on([ten]);

export const checkUp: VisitType = {
  visitTypeId: freshId(1),
  name: 'Check-up',
  duration: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  fee: { amount: 5000, currency: 'EUR' },
  practitionerIds: [practitionerId],
};
export const detailsOf = ({
  visitTypeId,
  name,
  duration,
  bufferBefore,
  bufferAfter,
  fee,
}: VisitType): VisitDetails => ({
  visitType: { visitTypeId, name, duration, bufferBefore, bufferAfter },
  fee,
});

/** No rules, but for these. */
export const facts = ({
  policy = {},
  ...more
}: Partial<Omit<ClinicFacts, 'policy'>> & { readonly policy?: Partial<ClinicFacts['policy']> } = {}): ClinicFacts => ({
  ...noRules,
  ...more,
  policy: { ...noRules.policy, ...policy },
});
export const ofType = (more: Partial<VisitType>): ClinicFacts => facts({ visitType: { ...checkUp, ...more } });
