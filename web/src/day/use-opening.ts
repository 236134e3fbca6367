import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useWish } from '../api/wish-key.ts';
import type { Interval } from './split-times.ts';

/** Opens times of one day, all or none. */
export function useOpening(practitionerId: string) {
  const queryClient = useQueryClient();
  const once = useWish();
  return useMutation({
    mutationFn: (slots: readonly Interval[]) =>
      once(slots, (key) =>
        call(`/api/practitioners/${practitionerId}/slots`, { method: 'POST', body: { slots }, key }),
      ),
    onSettled: () =>
      Promise.all(
        [['slots', practitionerId], ['practitioners'], ['notifications']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
