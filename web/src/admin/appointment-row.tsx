import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Visit } from '../api/answers.ts';
import { VisitMark } from '../day/visit-mark.tsx';
import { timeWords } from '../words/time-words.ts';

interface AppointmentRowProps {
  readonly visit: Visit;
  readonly now: number;
  /** The rest of the address, which opening a row keeps. */
  readonly search?: URLSearchParams;
}

/** One appointment of a list; the whole row opens it. */
export function AppointmentRow({ visit, now, search }: AppointmentRowProps) {
  const { t } = useTranslation('staff');
  const { appointmentId, start, zone, patientName, practitionerName, specialty, reason, visitType } = visit;
  const name = patientName || t('day.erased');
  const when = timeWords(start, zone).full;
  const detail = [visitType?.name, reason].filter((words) => words !== undefined).join(' · ');
  const to = new URLSearchParams(search);
  to.set('visit', appointmentId);
  return (
    <li>
      <span className="rows__when">{when}</span>
      <span className="rows__text">
        <Link
          to={`/admin/appointments?${to.toString()}`}
          className="row-link"
          data-visit={appointmentId}
          aria-current={search?.get('visit') === appointmentId ? 'true' : undefined}
          aria-label={t('list.open', { name, when })}
          preventScrollReset
        >
          {name}
        </Link>
        {detail !== '' && <span className="quiet"> {detail}</span>}
      </span>
      <span className="rows__text">
        {practitionerName} <span className="quiet">{specialty}</span>
      </span>
      <VisitMark visit={visit} now={now} />
    </li>
  );
}
