import type { Socket } from 'socket.io-client';
import { queryClient } from '../api/query-client.ts';
import { currentToken, onSession, renewSession, sessionState } from '../session/session.ts';
import { setLiveState } from './live-state.ts';
import { takeChange } from './take-change.ts';
import { onWatched, watched } from './watched.ts';

const account = (): string | undefined => {
  const session = sessionState();
  return typeof session === 'object' ? session.accountId : undefined;
};

/** A refused token is renewed first; whatever comes of that, the page goes on listening, as nobody if need be. */
async function comeBack(socket: Socket, reason: string): Promise<void> {
  setLiveState('away');
  if (socket.active) return;
  const isTokenOld = reason === 'token-expired' || reason === 'token-invalid';
  if (isTokenOld) await renewSession();
  setTimeout(() => socket.connect(), isTokenOld ? 0 : 3_000);
}

/**
 * Listens to changes for as long as the page is open. Nothing depends on it: without it, pages read anew on focus and
 * after own writes, and the mark says so. It is loaded after the page.
 */
export async function startLive(): Promise<void> {
  const { io } = await import('socket.io-client');
  const socket = io({
    path: '/socket.io',
    transports: ['websocket'],
    auth: (give) => give({ token: currentToken() }),
  });
  socket.on('connect', () => {
    setLiveState('live');
    for (const practitionerId of watched()) socket.emit('watch', { practitionerId });
    // Pushes are not kept for who was away.
    void queryClient.invalidateQueries();
  });
  socket.on('disconnect', () => setLiveState('away'));
  socket.on('connect_error', (error) => void comeBack(socket, error.message));
  socket.on('changed', takeChange);
  onWatched((practitionerId, isWatched) => {
    if (socket.connected) socket.emit(isWatched ? 'watch' : 'unwatch', { practitionerId });
  });
  let known = account();
  onSession(() => {
    if (sessionState() === 'restoring' || account() === known) return;
    known = account();
    socket.disconnect().connect();
  });
}
