import { useTranslation } from 'react-i18next';
import type { Visit } from '../api/answers.ts';
import { timeWords } from '../words/time-words.ts';
import { isOnPage } from './visit-look.ts';

interface CancelledVisitsProps {
  readonly visits: readonly Visit[];
  readonly zone: string;
  /** For those who see several doctors, who also want to know which. */
  readonly namesDoctors?: boolean;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** What was cancelled or taken out on this day: it is not on the page any more, and not forgotten. */
export function CancelledVisits({ visits, zone, namesDoctors = false, chosen, onChoose }: CancelledVisitsProps) {
  const { t } = useTranslation('staff');
  const gone = visits.filter((visit) => !isOnPage(visit)).toReversed();
  if (gone.length === 0) return null;
  return (
    <section className="day__cancelled" aria-labelledby="cancelled-title">
      <h2 id="cancelled-title">{t('day.cancelledTitle')}</h2>
      <ul>
        {gone.map(({ appointmentId, start, patientName, practitionerName, status }) => (
          <li key={appointmentId}>
            <button
              type="button"
              data-block={appointmentId}
              className={`block block--${status}`}
              aria-pressed={appointmentId === chosen}
              onClick={() => onChoose(appointmentId)}
            >
              <s className="block__time">{timeWords(start, zone).time}</s>
              <span className="block__what">
                {patientName || t('day.erased')}
                {namesDoctors && ` · ${practitionerName}`}
              </span>
              <span className="block__state">{t(status === 'cancelled' ? 'state.cancelled' : 'state.error')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
