import { useTranslation } from 'react-i18next';
import type { Visit } from '../api/answers.ts';

/** The state of a visit in one word. */
export function VisitState({ visit, now }: { readonly visit: Visit; readonly now: number }) {
  const { t } = useTranslation();
  if (visit.status === 'cancelled') {
    return (
      <span className="tag tag--bad">
        {t('visits.stateCancelled')}
        {visit.cancelledBy !== undefined && ` ${t(`visits.by_${visit.cancelledBy}`)}`}
      </span>
    );
  }
  if (Date.parse(visit.end) <= now) return <span className="tag">{t('visits.statePast')}</span>;
  if (Date.parse(visit.start) <= now) return <span className="tag tag--now">{t('visits.stateNow')}</span>;
  return <span className="tag tag--good">{t('visits.stateBooked')}</span>;
}
