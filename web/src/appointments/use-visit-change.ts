import type { AppointmentAnswer } from '@daybook/contracts/http/appointment-shapes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Visit } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useWish } from '../api/wish-key.ts';

function useChange<Wish>(visit: Visit, act: string, bodyOf: (wish: Wish) => object, to = visit.practitionerId) {
  const queryClient = useQueryClient();
  const once = useWish();
  return useMutation({
    mutationFn: (wish: Wish) => {
      const body = bodyOf(wish);
      return once({ act, body }, (key) =>
        call<AppointmentAnswer>(`/api/appointments/${visit.appointmentId}/${act}`, { method: 'POST', body, key }),
      );
    },
    onSettled: () =>
      Promise.all(
        [
          ['appointments'],
          ['history'],
          ['notifications'],
          ['practitioners'],
          ['slots', visit.practitionerId],
          ['slots', to],
        ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  });
}

/** Cancels a visit as it was seen: one that was moved meanwhile is looked at again first. */
export const useCancelling = (visit: Visit) => useChange<void>(visit, 'cancel', () => ({ expectedStart: visit.start }));

/** Moves a visit to another time, also of another doctor. */
export const useMoving = (visit: Visit, practitionerId = visit.practitionerId) =>
  useChange<string>(visit, 'reschedule', (slotId) => ({ slotId, expectedStart: visit.start }), practitionerId);
