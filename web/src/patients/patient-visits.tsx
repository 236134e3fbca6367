import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Visit } from '../api/answers.ts';
import { dayBase, dayLink } from '../day/day-link.ts';
import { VisitMark } from '../day/visit-mark.tsx';
import { useSession } from '../session/use-session.ts';
import { timeWords } from '../words/time-words.ts';
import { sortPatientVisits } from './sort-patient-visits.ts';

const groups = ['coming', 'past', 'ended'] as const;

/** A patient's visits in three groups; each leads to its day page. */
export function PatientVisits({ visits, now }: { readonly visits: readonly Visit[]; readonly now: number }) {
  const { t } = useTranslation('staff');
  const session = useSession();
  const isAdmin = typeof session === 'object' && session.role === 'admin';
  const sorted = sortPatientVisits(visits, now);
  const shown = groups.filter((group) => sorted[group].length > 0);
  return shown.map((group) => (
    <section key={group} className="section" aria-labelledby={`visits-${group}`}>
      <h2 id={`visits-${group}`}>
        {t(`patients.${group}`)} <span className="quiet">{sorted[group].length}</span>
      </h2>
      <ul className="rows">
        {sorted[group].map((visit) => {
          const { appointmentId, practitionerId, start, zone, practitionerName, specialty, reason, visitType } = visit;
          return (
            <li key={appointmentId}>
              <span className="rows__when">
                <Link to={dayLink(dayBase(isAdmin ? practitionerId : undefined), visit, zone)} className="row-link">
                  {timeWords(start, zone).full}
                </Link>
              </span>
              <span className="rows__text">
                {practitionerName} <span className="quiet">{specialty}</span>
              </span>
              <span className="rows__text">
                {visitType?.name} {reason !== undefined && <span className="quiet">{reason}</span>}
              </span>
              <VisitMark visit={visit} now={now} />
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
