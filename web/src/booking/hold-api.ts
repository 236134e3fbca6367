import type { AppointmentAnswer } from '@daybook/contracts/http/appointment-shapes.ts';
import type { Guest } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { isUnsure, Refusal } from '../api/refusal.ts';
import { send } from '../api/send.ts';
import { here } from '../api/server-clock.ts';
import { newKey } from '../api/wish-key.ts';
import { sessionState } from '../session/session.ts';

/** The time somebody would like to keep while they fill in the form. */
export interface HoldWish {
  readonly slotId: string;
  readonly visitTypeId: string | undefined;
}

/** A time that is kept. */
export interface Hold extends HoldWish {
  readonly appointmentId: string;
  readonly start: string;
  readonly end: string;
  /** Until when, on the clock of this machine, ms. */
  readonly endsAt: number;
  /** Whose it is when it was kept before signing in. */
  readonly guestToken: string | undefined;
}

/** In memory only, like the token of a session. */
let guest: string | undefined;

async function asGuest<A>(act: (token: string) => Promise<A>): Promise<A> {
  const isKnown = guest !== undefined;
  guest ??= (await send<Guest>('/api/auth/guest', { method: 'POST' })).token;
  try {
    return await act(guest);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 401) throw error;
    guest = undefined;
    // It lasts half an hour: whoever comes back later is somebody new.
    if (isKnown) return asGuest(act);
    throw error;
  }
}

async function twice<A>(act: () => Promise<A>): Promise<A> {
  try {
    return await act();
  } catch (error) {
    if (isUnsure(error)) return act();
    throw error;
  }
}

/** Keeps a time, as whoever is signed in or as a guest. @throws Refusal */
export async function holdTime({ slotId, visitTypeId }: HoldWish): Promise<Hold> {
  const wish = { method: 'POST', body: { slotId, visitTypeId, hold: true }, key: newKey() } as const;
  const path = '/api/appointments';
  const hold = (answer: AppointmentAnswer, guestToken: string | undefined): Hold => ({
    slotId,
    visitTypeId,
    guestToken,
    appointmentId: answer.appointmentId,
    start: answer.start,
    end: answer.end,
    endsAt: here(answer.expiresAt ?? answer.start),
  });
  // One more try under the same key when no answer came: a time kept without our knowing would be lost to everybody.
  if (typeof sessionState() === 'object')
    return hold(await twice(() => call<AppointmentAnswer>(path, wish)), undefined);
  return asGuest(async (token) => hold(await twice(() => send<AppointmentAnswer>(path, { ...wish, token })), token));
}

/** Gives a time back. What is lost on the way lapses by itself. */
export async function releaseTime({ appointmentId, guestToken }: Hold, isLeaving = false): Promise<void> {
  const path = `/api/appointments/${appointmentId}/release`;
  const wish = { method: 'POST', key: newKey(), keepalive: isLeaving } as const;
  try {
    await (guestToken === undefined ? call(path, wish) : send(path, { ...wish, token: guestToken }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
