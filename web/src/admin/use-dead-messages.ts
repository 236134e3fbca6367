import { useQuery } from '@tanstack/react-query';
import type { outboxMessage } from '@daybook/contracts/http/notification-routes.ts';
import type { Page } from '../api/answers.ts';
import { call } from '../api/call.ts';

export type OutboxMessage = (typeof outboxMessage)['_zod']['output'];

/** Messages that were given up. */
export function useDeadMessages() {
  return useQuery({
    queryKey: ['outbox', 'dead'],
    queryFn: ({ signal }) => call<Page<OutboxMessage>>('/api/admin/outbox?dead=true&limit=100', { signal }),
  });
}
