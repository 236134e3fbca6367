import { useSyncExternalStore } from 'react';
import { onSession, sessionState, type SessionState } from './session.ts';

export const useSession = (): SessionState => useSyncExternalStore(onSession, sessionState);
