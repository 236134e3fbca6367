import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '../session/use-session.ts';
import { holdState, keepTime, letGo, onHold, type HoldState } from './hold-state.ts';

/** Keeps the chosen time for patients and for who is not signed in; gives it back when another or none is chosen. */
export function useHold(slotId: string | undefined, visitTypeId: string | undefined): HoldState {
  const session = useSession();
  const canHold = session === undefined || (session !== 'restoring' && session.role === 'patient');
  useEffect(() => {
    if (slotId === undefined || !canHold) return;
    keepTime({ slotId, visitTypeId });
    return () => void letGo();
  }, [slotId, visitTypeId, canHold]);
  return useSyncExternalStore(onHold, holdState);
}
