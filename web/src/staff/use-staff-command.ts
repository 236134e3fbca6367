import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useWish } from '../api/wish-key.ts';

interface Command {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** What a change of the book makes old. */
export const book = ['appointments', 'history', 'slots', 'practitioners', 'notifications'] as const;

/**
 * A command of staff: under one key until there is a definite answer, and what it may have changed is read anew.
 * @param stale the first words of the queries it makes old
 * @param onDone called before they are read anew, also when what asked for the command is gone by then
 */
export function useStaffCommand<Wish, Answer = unknown>(
  commandOf: (wish: Wish) => Command,
  stale: readonly string[] = book,
  onDone?: (answer: Answer, wish: Wish) => void,
) {
  const queryClient = useQueryClient();
  const once = useWish();
  return useMutation({
    mutationFn: (wish: Wish) => {
      const { path, ...rest } = commandOf(wish);
      return once({ path, ...rest }, (key) => call<Answer>(path, { ...rest, key }));
    },
    onSuccess: (answer, wish) => onDone?.(answer, wish),
    onSettled: () => Promise.all(stale.map((name) => queryClient.invalidateQueries({ queryKey: [name] }))),
  });
}
