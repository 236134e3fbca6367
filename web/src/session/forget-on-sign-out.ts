import { queryClient } from '../api/query-client.ts';
import { onSession, sessionState } from './session.ts';

const personal = ['appointments', 'history', 'notifications', 'me', 'day'];

/** What one person saw is not kept for the next. */
export function forgetOnSignOut(): void {
  const now = () => {
    const state = sessionState();
    return typeof state === 'object' ? state.accountId : undefined;
  };
  let last = now();
  onSession(() => {
    const account = now();
    if (account === last) return;
    last = account;
    for (const name of personal) queryClient.removeQueries({ queryKey: [name] });
    // Who is not verified yet is shown to themselves and admins only.
    for (const queryKey of [['practitioners', 'one'], ['slots']]) void queryClient.invalidateQueries({ queryKey });
  });
}
