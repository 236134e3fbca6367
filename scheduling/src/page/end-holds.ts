import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { placementOf } from './placement-of.ts';
import type { Hold } from './page-state.ts';

/** The event that ends a hold: it lapsed and somebody takes its time, or its holder gave it back (DESIGN §3.4). */
export const endHold = (type: 'HoldExpired' | 'HoldReleased', practitionerId: string, hold: Hold): DayEvent => {
  const { appointmentId, holderId, placement } = hold;
  return { type, data: { appointmentId, practitionerId, ...placementOf(placement), holderId } };
};
