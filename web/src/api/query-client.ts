import { QueryClient } from '@tanstack/react-query';
import { isUnsure } from './refusal.ts';

/** Answers are kept while they are looked at; the live layer and own writes say when they are old. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && isUnsure(error),
      retryDelay: (failures) => 400 * 2 ** failures,
      // Whether the network is there is seen by asking: a Daybook on this machine answers offline, too.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
