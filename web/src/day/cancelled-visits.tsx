import { useTranslation } from 'react-i18next';
import type { Visit } from '../api/answers.ts';
import { timeWords } from '../words/time-words.ts';

interface CancelledVisitsProps {
  readonly visits: readonly Visit[];
  readonly zone: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** What was cancelled on this day: it is not on the page any more, and not forgotten. */
export function CancelledVisits({ visits, zone, chosen, onChoose }: CancelledVisitsProps) {
  const { t } = useTranslation('staff');
  const cancelled = visits.filter(({ status }) => status === 'cancelled').toReversed();
  if (cancelled.length === 0) return null;
  return (
    <section className="day__cancelled" aria-labelledby="cancelled-title">
      <h2 id="cancelled-title">{t('day.cancelledTitle')}</h2>
      <ul>
        {cancelled.map(({ appointmentId, start, patientName }) => (
          <li key={appointmentId}>
            <button
              type="button"
              data-block={appointmentId}
              className="block block--cancelled"
              aria-pressed={appointmentId === chosen}
              onClick={() => onChoose(appointmentId)}
            >
              <s className="block__time">{timeWords(start, zone).time}</s>
              <span className="block__what">{patientName || t('day.erased')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
