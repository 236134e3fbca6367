import { instant } from '@daybook/contracts/instant.ts';
import { z } from 'zod';

/** How a move to another page is done; people hear of the move once, as TransferredOut. */
export const hiddenTypes: readonly string[] = [
  'TransferReserved',
  'TransferConfirmed',
  'TransferReleased',
  'TransferRefused',
];

/** To people these are one thing: the visit has another time. */
const moves: ReadonlySet<string> = new Set(['AppointmentRescheduled', 'TransferredOut', 'AppointmentsSwapped']);

const time = z.object({ start: instant, end: instant });
const moved = z.object({ to: time });
const swapped = z.object({ visits: z.array(z.object({ appointmentId: z.string(), to: time })) });

/** Where an event of an appointment says its time; a move says the new one, a swap that of each visit. */
function timeOf(appointmentId: string, data: unknown): z.infer<typeof time> | undefined {
  const swap = swapped.safeParse(data);
  if (swap.success) return swap.data.visits.find((visit) => visit.appointmentId === appointmentId)?.to;
  const move = moved.safeParse(data);
  return move.success ? move.data.to : time.safeParse(data).data;
}

/** What a line of an appointment's history says of an event. */
export function toHistoryLine(
  appointmentId: string,
  type: string,
  data: unknown,
): { type: string; start?: string; end?: string } {
  return {
    type: moves.has(type) ? 'AppointmentRescheduled' : type,
    ...timeOf(appointmentId, data),
  };
}
