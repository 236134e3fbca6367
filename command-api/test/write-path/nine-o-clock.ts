import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { appointmentId, slotId } from '@daybook/contracts/page-address.ts';
import { onOneSlot } from '@daybook/contracts/placement.ts';

/** One page with a time at nine, which one patient takes and another wants. */
export const practitionerId = '11111111-1111-4111-8111-111111111111';
export const patientId = '22222222-2222-4222-8222-222222222222';
export const address = { practitionerId, date: '2026-11-24' };
const at = (clock: string): string => `2026-11-24T${clock}:00.000Z`;
const nonce = (n: number) => `${n}`.padStart(12, '0');
export const appointmentIdOf = (n: number): string => appointmentId(address, nonce(n));
export const early = at('08:00');
export const nine = { slotId: slotId(address, nonce(1)), start: at('09:00'), end: at('09:30') };
export const patient = { role: 'patient', person: patientId } as const;

export const dayOpened: DayEvent = {
  type: 'DayOpened',
  data: {
    practitionerId,
    date: '2026-11-24',
    bookZone: 'Europe/Berlin',
    start: '2026-11-23T23:00:00.000Z',
    end: '2026-11-24T23:00:00.000Z',
  },
};
export const opened: DayEvent = { type: 'SlotOpened', data: { practitionerId, source: 'hand', slots: [nine] } };
const visit = (n: number) => ({ appointmentId: appointmentIdOf(n), patientId, practitionerId, ...onOneSlot(nine) });
export const booked = (n: number): DayEvent => ({ type: 'AppointmentBooked', data: visit(n) });
export const cancelled = (n: number, by: 'patient' | 'practitioner'): DayEvent => ({
  type: 'AppointmentCancelled',
  data: { ...visit(n), by },
});
