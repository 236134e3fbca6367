import { useTranslation } from 'react-i18next';
import type { Visit } from '../api/answers.ts';
import type { Words } from '../words/words.ts';

function bookedState(t: Words, { start, end }: Visit, now: number): readonly [look: string, words: string] {
  if (Date.parse(end) <= now) return ['tag', t('visits.statePast')];
  if (Date.parse(start) <= now) return ['tag tag--now', t('visits.stateNow')];
  return ['tag tag--good', t('visits.stateBooked')];
}

function stateOf(t: Words, visit: Visit, now: number): readonly [look: string, words: string] {
  switch (visit.status) {
    case 'booked':
      return bookedState(t, visit, now);
    case 'pending':
      return ['tag tag--held', t('visits.stateHeld')];
    case 'arrived':
      return ['tag tag--now', t('visits.stateArrived')];
    case 'checked-in':
      return ['tag tag--now', t('visits.stateCheckedIn')];
    case 'fulfilled':
      return ['tag', t('visits.stateDone')];
    case 'noshow':
      return ['tag tag--bad', t('visits.stateMissed')];
    case 'entered-in-error':
      return ['tag', t('visits.stateError')];
    case 'cancelled': {
      const by = visit.cancelledBy === undefined ? '' : ` ${t(`visits.by_${visit.cancelledBy}`)}`;
      const late = visit.late === true ? `, ${t('visits.stateLate')}` : '';
      return ['tag tag--bad', `${t('visits.stateCancelled')}${by}${late}`];
    }
  }
}

/** The state of a visit in a word or two. */
export function VisitState({ visit, now }: { readonly visit: Visit; readonly now: number }) {
  const { t } = useTranslation();
  const [look, words] = stateOf(t, visit, now);
  return <span className={look}>{words}</span>;
}
