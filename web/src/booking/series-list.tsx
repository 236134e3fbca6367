import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/refusal.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import type { Series } from './use-booking.ts';

interface SeriesListProps {
  readonly series: Series;
  readonly name: string;
  readonly zone: string;
}

/** What of a series was booked, and what was not and why. */
export function SeriesList({ series, name, zone }: SeriesListProps) {
  const { t } = useTranslation();
  const { appointments, refused } = series;
  const why = ({ reason, detail }: Series['refused'][number]) =>
    reason === 'slot-not-found'
      ? t('booking.notThen')
      : refusalWords(t, new Refusal({ status: 409, reason, detail, errors: [] })).sentence;
  return (
    <>
      <p>{t('booking.seriesDone', { count: appointments.length, name })}</p>
      <ul className="series">
        {appointments.map(({ appointmentId, start }) => (
          <li key={appointmentId}>{timeWords(start, zone).full}</li>
        ))}
      </ul>
      {refused.length > 0 && (
        <>
          <p>{t('booking.seriesNot', { count: refused.length })}</p>
          <ul className="series series--not">
            {refused.map((one) => (
              <li key={one.start}>
                <s>{timeWords(one.start, zone).full}</s> <span className="quiet">{why(one)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
