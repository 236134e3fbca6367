import { useInfiniteQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { NotificationPage } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useSession } from '../session/use-session.ts';

/** What the person was told, newest first. */
export function useNotifications() {
  const session = useSession();
  return useInfiniteQuery({
    queryKey: ['notifications'],
    queryFn: ({ pageParam, signal }) =>
      call<NotificationPage>(address('/api/notifications', { limit: 30, cursor: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: typeof session === 'object',
  });
}
