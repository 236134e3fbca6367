import { useRef } from 'react';
import type { addPatient } from '@daybook/contracts/http/patient-routes.ts';
import type { AppointmentAnswer } from '@daybook/contracts/http/appointment-shapes.ts';
import { useMutation } from '@tanstack/react-query';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import type { Who } from './who-fields.tsx';

interface DeskBooking {
  readonly who: Who;
  readonly slotId: string;
  readonly visitTypeId: string;
  readonly reason: string;
  /** Why a rule is set aside; empty when none is. */
  readonly override: string;
}

type Added = (typeof addPatient.response)['_zod']['output'];
type Fresh = Extract<Who, { kind: 'new' }>;

const filled = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });

/**
 * Books for a patient; one who is new is noted first, and only once however often the booking is tried.
 * @param onBooked called once the book shows the visit; the time that was free is gone by then, and what hung on it
 */
export function useDeskBooking(onBooked: (appointmentId: string) => void) {
  const noted = useRef(new Map<string, string>());
  const adding = useStaffCommand<Fresh, Added>(
    ({ name, phone, email }) => ({
      method: 'POST',
      path: '/api/patients',
      body: { name, ...filled('phone', phone), ...filled('email', email) },
    }),
    ['patients'],
  );
  const booking = useStaffCommand<Omit<DeskBooking, 'who'> & { readonly patientId: string }, AppointmentAnswer>(
    ({ patientId, slotId, visitTypeId, reason, override }) => ({
      method: 'POST',
      path: '/api/appointments',
      body: {
        patientId,
        slotId,
        ...filled('visitTypeId', visitTypeId),
        ...filled('reason', reason),
        ...(override === '' ? {} : { override: { reason: override } }),
      },
    }),
  );
  async function idOf(who: Exclude<Who, { kind: 'nobody' }>): Promise<string> {
    if (who.kind === 'known') return who.patient.patientId;
    const name = JSON.stringify(who);
    const known = noted.current.get(name);
    if (known !== undefined) return known;
    const { patientId } = await adding.mutateAsync(who);
    noted.current.set(name, patientId);
    return patientId;
  }
  return useMutation({
    mutationFn: async ({ who, ...rest }: DeskBooking & { readonly who: Exclude<Who, { kind: 'nobody' }> }) =>
      booking.mutateAsync({ ...rest, patientId: await idOf(who) }),
    onSuccess: ({ appointmentId }) => onBooked(appointmentId),
  });
}
