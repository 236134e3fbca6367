import { useMutation, useQueryClient } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import { call } from '../api/call.ts';
import { useWish } from '../api/wish-key.ts';

/** Closes a time; a visit on it is cancelled only if that was asked for. */
export function useClosing(practitionerId: string) {
  const queryClient = useQueryClient();
  const once = useWish();
  return useMutation({
    mutationFn: (wish: { readonly slotId: string; readonly cancelBooked: boolean }) =>
      once(wish, (key) =>
        call(address(`/api/slots/${wish.slotId}`, { cancelBooked: wish.cancelBooked ? 'true' : undefined }), {
          method: 'DELETE',
          key,
        }),
      ),
    onSettled: () =>
      Promise.all(
        [['slots', practitionerId], ['appointments'], ['history'], ['practitioners'], ['notifications']].map(
          (queryKey) => queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
