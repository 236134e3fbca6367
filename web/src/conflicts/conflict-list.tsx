import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Conflict } from '../api/answers.ts';
import { dayLink } from '../day/day-link.ts';
import { timeWords } from '../words/time-words.ts';

interface ConflictListProps {
  readonly items: readonly Conflict[];
  /** Where the day of a practitioner is. */
  readonly baseOf: (practitionerId: string) => string;
}

/** What stands against which rule, in words. */
function whatOf(t: TFunction<'staff'>, { kind, because, cap = 0, appointmentIds, others }: Conflict): string {
  if (kind === 'over-cap') return t('looks.overCap', { count: appointmentIds.length + others, cap });
  if (kind === 'two-places') return t('looks.twoPlaces');
  return because === 'closure' ? t('looks.closure') : t('looks.timeOff');
}

/** Visits that need a look: who, why, and the way to each of them. */
export function ConflictList({ items, baseOf }: ConflictListProps) {
  const { t } = useTranslation('staff');
  return (
    <ul className="looks">
      {items.map((conflict, index) => (
        // The same may stand against a rule of two clinics, and none of it has an id.
        <li key={`${conflict.kind} ${conflict.cap ?? ''} ${conflict.appointmentIds.join(' ')} ${index}`}>
          <p>
            <strong>{conflict.patientName || t('day.erased')}</strong> {whatOf(t, conflict)}
          </p>
          <p className="looks__ways">
            {conflict.visits.map((visit) => (
              <Link key={visit.appointmentId} to={dayLink(baseOf(visit.practitionerId), visit, visit.zone)}>
                {t('looks.visit', { when: timeWords(visit.start, visit.zone).full, name: visit.practitionerName })}
              </Link>
            ))}
            {conflict.others > 0 && <span className="quiet">{t('looks.others', { count: conflict.others })}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
