import type { Visit } from '../api/answers.ts';
import { isOnPage, lookOf } from './visit-look.ts';

interface Money {
  readonly amount: number;
  readonly currency: string;
}

/**
 * A day's visits in numbers; the fees of those that take place, by currency.
 * @param usual what a visit costs that kept no fee; absent when nobody asks about fees
 */
export function dayTotals(visits: readonly Visit[], usual: Money | undefined, now: number) {
  const onPage = visits.filter(isOnPage);
  const looks = onPage.map((visit) => lookOf(visit, now));
  const sums = new Map(usual === undefined ? [] : [[usual.currency, 0]]);
  for (const { fee = usual, status } of onPage)
    if (usual !== undefined && fee !== undefined && status !== 'noshow')
      sums.set(fee.currency, (sums.get(fee.currency) ?? 0) + fee.amount);
  const fees = [...sums].map(([currency, amount]) => ({ currency, amount }));
  return {
    count: onPage.length,
    done: looks.filter((look) => look === 'done').length,
    waiting: looks.filter((look) => look === 'arrived').length,
    cancelled: visits.length - onPage.length,
    fees: fees.length > 1 ? fees.filter(({ amount }) => amount > 0) : fees,
  };
}
