import { useTranslation } from 'react-i18next';
import type { Slot } from '../api/answers.ts';
import { timeWords } from '../words/time-words.ts';

/** A time somebody is booking at the moment. */
export function HeldDetail({ slot, zone }: { readonly slot: Slot; readonly zone: string }) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [from, to] = [timeWords(slot.start, zone), timeWords(slot.end, zone)];
  return (
    <>
      <span className="tag tag--held">{staff.t('free.heldTitle')}</span>
      <h2 tabIndex={-1}>{t('time.range', { start: from.time, end: to.time })}</h2>
      <p className="detail__when">{from.day}</p>
      <p className="quiet">{staff.t('free.heldWords')}</p>
    </>
  );
}
