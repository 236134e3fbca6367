import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { verifyToken, type Identity } from '@daybook/platform/http/token.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import { z } from 'zod';
import type { LiveServer, LiveSocket } from './live-server.ts';
import { adminRoom, personRoom, slotsRoom } from './pushes-of.ts';

/** How often the token of an open connection is checked again, in ms: a connection may outlive it by this much. */
const everyQuarterMinute = 15_000;
/** Most practitioners one page looks at; a page of search results shows fewer. */
const mostWatched = 50;

const handshake = z.object({ token: z.string().min(1).nullish() });
const watching = z.object({ practitionerId: z.uuid() });

/** The rooms that are an identity's by right. */
export function roomsOf({ role, person }: Identity): string[] {
  return [...(person === undefined ? [] : [personRoom(person)]), ...(role === 'admin' ? [adminRoom] : [])];
}

/** Who connects; undefined for somebody who is not signed in. */
async function identify(auth: unknown, key: Uint8Array): Promise<{ identity: Identity; token: string } | undefined> {
  const parsed = handshake.safeParse(auth);
  if (!parsed.success) throw new HttpProblem(401, 'token-invalid', 'The token is not one of ours.');
  const { token } = parsed.data;
  return token === undefined || token === null
    ? undefined
    : { token, identity: await verifyToken(`Bearer ${token}`, key) };
}

/** Breaks the connection once its token does not hold any more: the page comes back by itself, with a fresh one. */
function keepChecking(socket: LiveSocket, token: string, key: Uint8Array, every: number): void {
  const timer = setInterval(() => {
    // Not `disconnect`, after which a page stays away until somebody tells it to come back.
    verifyToken(`Bearer ${token}`, key).catch(() => socket.conn.close());
  }, every);
  timer.unref();
  socket.on('disconnect', () => clearInterval(timer));
}

const reply = (answer: unknown, watched: boolean): void => {
  if (typeof answer === 'function') answer({ watched });
};

/** Anyone may look at anyone's free times: the slots of a practitioner are public. Nothing else can be asked for. */
function letWatch(socket: LiveSocket): void {
  const watched = new Set<string>();
  socket.on('watch', (request, answer) => {
    const parsed = watching.safeParse(request);
    if (!parsed.success || watched.size >= mostWatched) {
      reply(answer, false);
      return;
    }
    const room = slotsRoom(parsed.data.practitionerId);
    watched.add(room);
    void socket.join(room);
    reply(answer, true);
  });
  socket.on('unwatch', (request, answer) => {
    const parsed = watching.safeParse(request);
    if (parsed.success) {
      const room = slotsRoom(parsed.data.practitionerId);
      watched.delete(room);
      void socket.leave(room);
    }
    reply(answer, false);
  });
}

/** Decides who may connect and what they hear: rooms are joined by the token's identity, never by what a page asks. */
export function admitSocket(io: LiveServer, key: Uint8Array, logger: Logger, recheckEvery = everyQuarterMinute): void {
  const admit = async (socket: LiveSocket, next: (refusal?: Error) => void): Promise<void> => {
    let refusal: Error | undefined;
    try {
      const found = await identify(socket.handshake.auth, key);
      if (found !== undefined) {
        await socket.join(roomsOf(found.identity));
        keepChecking(socket, found.token, key, recheckEvery);
      }
    } catch (error) {
      if (!(error instanceof HttpProblem)) logger.warn({ err: error }, 'a connection could not be checked');
      refusal = new Error(error instanceof HttpProblem ? error.reason : 'not-available');
    }
    next(refusal);
  };
  io.use((socket, next) => void admit(socket, next));
  io.on('connection', letWatch);
}
