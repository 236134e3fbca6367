import type { SlotPlace } from '@daybook/contracts/placement.ts';
import { fitHours, type FitHours, type WantedDay } from '../../src/page/fit-hours.ts';
import type { Page } from '../../src/page/page-state.ts';
import { address, day, early, locationId, slotIdOf } from '../clinic.ts';

type Stretch = WantedDay['blocked'][number];

/** Hours that want these slots at the clinic, and nothing in these stretches. */
export const wanted = (slots: readonly SlotPlace[], ...blocked: readonly Stretch[]): WantedDay => ({
  slots: slots.map(({ start, end }) => ({ start, end, locationId })),
  blocked,
});

/** Slots that are opened get the ids from 11 on. */
export const fit =
  (wanted: WantedDay, more: Partial<FitHours> = {}) =>
  (page: Page): ReturnType<typeof fitHours> =>
    fitHours(page, { address, day, wanted, now: early, slotIdOf: (index) => slotIdOf(11 + index), ...more });
export const fresh = (slot: SlotPlace, index = 0): SlotPlace => ({ ...slot, slotId: slotIdOf(11 + index) });
