import { expect } from 'vitest';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { blankPage, type Page } from '../../src/page/page-state.ts';
import type { Decision } from '../../src/write-path/decision.ts';

/** Given these events, when this is decided, then exactly these events in this order, or exactly this refusal. */
export const given = (...events: readonly DayEvent[]) => ({
  when: (decide: (page: Page) => Decision<DayEvent>) => {
    const page = blankPage();
    for (const event of events) evolvePage(page, event);
    const decision = decide(page);
    return {
      gives: (...expected: readonly DayEvent[]) => expect(decision).toEqual({ ok: expected }),
      refused: (reason: string, field?: string) =>
        expect(decision).toEqual({
          refused: { reason, detail: expect.any(String), ...(field === undefined ? {} : { field }) },
        }),
    };
  },
});

export const practitionerId = '11111111-1111-4111-8111-111111111111';
export const patientId = '22222222-2222-4222-8222-222222222222';
export const otherPatientId = '33333333-3333-4333-8333-333333333333';
export const address = { practitionerId, date: '2026-11-24' };
const id = (kind: 's' | 'a', n: number) => `${practitionerId}_2026-11-24_${kind}${`${n}`.padStart(12, '0')}`;
export const slotIdOf = (n: number): string => id('s', n);
export const appointmentIdOf = (n: number): string => id('a', n);

/** 2026-11-24 at this UTC clock time. */
export const at = (clock: string): string => `2026-11-24T${clock}:00.000Z`;
export const day = { bookZone: 'Europe/Berlin', start: '2026-11-23T23:00:00.000Z', end: '2026-11-24T23:00:00.000Z' };

export const nine = { slotId: slotIdOf(1), start: at('09:00'), end: at('09:30') };
export const halfPastNine = { slotId: slotIdOf(2), start: at('09:30'), end: at('10:00') };
export const ten = { slotId: slotIdOf(3), start: at('10:00'), end: at('10:30') };

export const dayOpened: DayEvent = { type: 'DayOpened', data: { practitionerId, date: '2026-11-24', ...day } };
export const opened: DayEvent = { type: 'SlotOpened', data: { practitionerId, slots: [nine, halfPastNine, ten] } };
export const booked = (n: number, slot = nine, patient = patientId): DayEvent => ({
  type: 'AppointmentBooked',
  data: { appointmentId: appointmentIdOf(n), patientId: patient, practitionerId, ...slot },
});
export const cancelled = (n: number, by: 'patient' | 'practitioner' | 'admin', slot = nine): DayEvent => ({
  type: 'AppointmentCancelled',
  data: { appointmentId: appointmentIdOf(n), patientId, practitionerId, ...slot, by },
});
export const closed = (slot = nine): DayEvent => ({ type: 'SlotClosed', data: { practitionerId, ...slot } });
export const rescheduled = (n: number, from: typeof nine, to: typeof nine, move: number): DayEvent => ({
  type: 'AppointmentRescheduled',
  data: { appointmentId: appointmentIdOf(n), patientId, practitionerId, from, to, move },
});

export const patient = { role: 'patient', person: patientId } as const;
export const otherPatient = { role: 'patient', person: otherPatientId } as const;
export const practitioner = { role: 'practitioner', person: practitionerId } as const;
export const otherPractitioner = { role: 'practitioner', person: otherPatientId } as const;
export const admin = { role: 'admin' } as const;
export const early = at('08:00');
