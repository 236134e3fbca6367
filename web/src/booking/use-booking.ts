import type { bookSeries } from '@daybook/contracts/http/appointment-routes.ts';
import type { AppointmentAnswer } from '@daybook/contracts/http/appointment-shapes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { Refusal } from '../api/refusal.ts';
import { useWish } from '../api/wish-key.ts';
import { forgetHold, holdState, keepTime, letGo } from './hold-state.ts';
import type { Hold } from './hold-api.ts';
import type { Repeat } from './repeat.ts';

export type Series = Output<typeof bookSeries.response>;

export interface BookingWish {
  readonly slotId: string;
  readonly visitTypeId: string | undefined;
  readonly reason: string | undefined;
  readonly repeat: Repeat;
}

/** What came of it: a series says what was booked and what was not. */
export interface Booked {
  readonly series: Series | undefined;
}

type Once = ReturnType<typeof useWish>;

/** Nothing was kept any more: the time itself may still be free. */
const isHoldOver = (error: unknown): boolean =>
  error instanceof Refusal && ['hold-ended', 'hold-not-found', 'guest-token-invalid'].includes(error.reason);

const post = <A>(once: Once, path: string, body: object): Promise<A> =>
  once({ path, body }, (key) => call<A>(path, { method: 'POST', body, key }));

const heldFor = ({ slotId, visitTypeId }: BookingWish): Hold | undefined => {
  const state = holdState();
  if (state.kind !== 'held') return undefined;
  return state.hold.slotId === slotId && state.hold.visitTypeId === visitTypeId ? state.hold : undefined;
};

async function bookOne(once: Once, wish: BookingWish): Promise<Booked> {
  const { slotId, visitTypeId, reason } = wish;
  const hold = heldFor(wish);
  if (hold !== undefined) {
    try {
      const path = `/api/appointments/${hold.appointmentId}/confirm`;
      await post<AppointmentAnswer>(once, path, { reason, guestToken: hold.guestToken });
      forgetHold();
      return { series: undefined };
    } catch (error) {
      if (!isHoldOver(error)) throw error;
      forgetHold();
    }
  }
  await post<AppointmentAnswer>(once, '/api/appointments', { slotId, visitTypeId, reason });
  return { series: undefined };
}

/** The series takes the first time itself, so it must not be kept; when nothing comes of it, it is kept again. */
async function bookAll(once: Once, wish: BookingWish): Promise<Booked> {
  const { slotId, visitTypeId, reason, repeat } = wish;
  const { everyWeeks, count, mode } = repeat;
  await letGo();
  try {
    const body = { slotId, visitTypeId, reason, everyWeeks, count, mode };
    return { series: await post<Series>(once, '/api/appointments/series', body) };
  } catch (error) {
    keepTime({ slotId, visitTypeId });
    throw error;
  }
}

/** Books a time, or a series of them; the answer, good or bad, is seen in every list at once. */
export function useBooking(practitionerId: string) {
  const queryClient = useQueryClient();
  const once = useWish();
  return useMutation({
    mutationFn: (wish: BookingWish) => (wish.repeat.isOn ? bookAll(once, wish) : bookOne(once, wish)),
    onSettled: () =>
      Promise.all(
        [['slots', practitionerId], ['practitioners'], ['appointments'], ['notifications']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
