import type { Placement } from '@daybook/contracts/placement.ts';
import type { Page } from '../page/page-state.ts';
import { judge, type Wish } from './judge.ts';

/** The times of a page that nothing speaks against, earliest first. */
export function offeredTimes(page: Page, wish: Omit<Wish, 'slotId' | 'isOwn'>): readonly Placement[] {
  return [...page.slots.values()]
    .filter(({ closedBy, start }) => closedBy === undefined && start > wish.now)
    .toSorted((one, other) => (one.start < other.start ? -1 : 1))
    .flatMap(({ slotId }) => {
      const { placement, objections } = judge(page, { ...wish, slotId });
      return placement === undefined || objections.length > 0 ? [] : [placement];
    });
}
