import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Location, Visit } from '../api/answers.ts';
import { changeRules, changeState } from '../booking/change-rules.ts';
import { calendarDay } from '../words/calendar-day.ts';

interface VisitActionsProps {
  readonly visit: Visit;
  readonly clinic: Location | undefined;
  readonly now: number;
  /** The visit's time in words. */
  readonly when: string;
  readonly onCancel: () => void;
}

/** What can be done about a visit in its state: the same rules as the server's. */
export function VisitActions({ visit, clinic, now, when, onCancel }: VisitActionsProps) {
  const { t } = useTranslation();
  const { practitionerName: name, practitionerId, appointmentId, status, start, zone } = visit;
  if (status === 'cancelled' || status === 'noshow') {
    return (
      <Link to={`/doctors/${practitionerId}`} className="button">
        {t('visits.other', { name })}
      </Link>
    );
  }
  if (status !== 'booked' || Date.parse(start) <= now) return null;
  if (changeState(changeRules(clinic?.policy, start), now) === 'closed') {
    const phone = clinic?.phone;
    return (
      <p className="quiet visit__call">{phone === undefined ? t('visits.call') : t('visits.callAt', { phone })}</p>
    );
  }
  const move = new URLSearchParams({ move: appointmentId, from: calendarDay(start, zone) }).toString();
  return (
    <>
      <Link
        to={`/doctors/${practitionerId}?${move}`}
        className="button"
        aria-label={t('visits.moveOf', { when, name })}
      >
        {t('visits.move')}
      </Link>
      <button type="button" className="button" aria-label={t('visits.cancelOf', { when, name })} onClick={onCancel}>
        {t('visits.cancel')}
      </button>
    </>
  );
}
