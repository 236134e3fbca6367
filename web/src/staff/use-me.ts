import { useQuery } from '@tanstack/react-query';
import type { Me } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** Who is signed in, by name. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: ({ signal }) => call<Me>('/api/me', { signal }) });
