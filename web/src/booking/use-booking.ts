import type { AppointmentAnswer } from '@daybook/contracts/http/appointment-shapes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useWish } from '../api/wish-key.ts';

/** Books a time; the answer, good or bad, is seen in every list at once. */
export function useBooking(practitionerId: string) {
  const queryClient = useQueryClient();
  const wish = useWish();
  return useMutation({
    mutationFn: (body: { readonly slotId: string; readonly reason?: string }) =>
      wish(body, (key) => call<AppointmentAnswer>('/api/appointments', { method: 'POST', body, key })),
    onSettled: () =>
      Promise.all(
        [['slots', practitionerId], ['practitioners'], ['appointments'], ['notifications']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
