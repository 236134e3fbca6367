import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useWish } from '../api/wish-key.ts';

/** Adds a doctor, who is on the public list at once. */
export function useAdding() {
  const queryClient = useQueryClient();
  const once = useWish();
  return useMutation({
    mutationFn: (body: object) => once(body, (key) => call('/api/practitioners', { method: 'POST', body, key })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['practitioners'] }),
  });
}
