import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Visit } from '../api/answers.ts';
import { History } from '../appointments/history.tsx';
import { objectionTitle } from '../desk/objection-words.ts';
import { listWords } from '../words/moment-words.ts';
import { moneyWords } from '../words/money-words.ts';
import { timeWords } from '../words/time-words.ts';
import { VisitActions } from './visit-actions.tsx';
import { VisitMark } from './visit-mark.tsx';

interface VisitDetailProps {
  readonly visit: Visit;
  readonly now: number;
  /** Whom it is called by; empty when the patient was erased. */
  readonly who: string;
  /** Where it stands on a day page; for those who see several doctors, who also want to know which. */
  readonly dayPage?: string | undefined;
}

/** One visit as staff see it. */
export function VisitDetail({ visit, now, who, dayPage }: VisitDetailProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { start, end, zone, reason, practitionerName, visitType, fee, cancellationReason, overridden = [] } = visit;
  const name = who || staff.t('day.erased');
  const [from, to] = [timeWords(start, zone), timeWords(end, zone)];
  const minutes = Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
  const facts = [
    ...(visitType === undefined ? [] : [visitType.name]),
    staff.t('day.minutes', { count: minutes }),
    ...(fee === undefined ? [] : [moneyWords(fee)]),
  ];
  return (
    <>
      <VisitMark visit={visit} now={now} />
      <h2 tabIndex={-1}>{name}</h2>
      <p className="detail__when">{`${from.day}, ${t('time.range', { start: from.time, end: to.time })}`}</p>
      <p className="detail__when">
        {facts.join(' · ')}
        {reason !== undefined && ` · ${reason}`}
      </p>
      {overridden.length > 0 && (
        <p className="quiet">
          {staff.t('visit.setAside', {
            rules: listWords(
              t,
              overridden.map((rule) => objectionTitle(staff.t, rule)),
            ),
          })}
        </p>
      )}
      {cancellationReason !== undefined && (
        <p className="quiet">{staff.t('visit.why', { reason: staff.t(`why_cancelled.${cancellationReason}`) })}</p>
      )}
      {dayPage !== undefined && <p className="quiet">{staff.t('visit.doctor', { name: practitionerName })}</p>}
      <VisitActions visit={visit} now={now} name={name} />
      <p className="detail__links">
        {who !== '' && (
          <Link to={`/patients/${visit.patientId}`} state={{ name: who }}>
            {staff.t('visit.all', { name })}
          </Link>
        )}
        {dayPage !== undefined && <Link to={dayPage}>{staff.t('visit.onDay')}</Link>}
      </p>
      <h3>{t('visits.history')}</h3>
      <History appointmentId={visit.appointmentId} zone={zone} />
    </>
  );
}
