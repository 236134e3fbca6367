import type { TFunction } from 'i18next';
import type { Visit } from '../api/answers.ts';
import { lookOf, waited } from './visit-look.ts';

type StaffWords = TFunction<'staff'>;

/** How a visit stands, in words: `Waiting 12 min`. */
export function stateWords(t: StaffWords, visit: Visit, now: number): string {
  const look = lookOf(visit, now);
  if (look === 'arrived') return t('state.arrived', { count: waited(visit.arrivedAt, now) });
  if (look === 'cancelled' && visit.cancelledBy !== undefined) return t(`state.cancelled_${visit.cancelledBy}`);
  return t(`state.${look}`);
}
