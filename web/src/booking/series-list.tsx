import { useTranslation } from 'react-i18next';
import { timeWords } from '../words/time-words.ts';
import { RefusedTimes } from './refused-times.tsx';
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
          <RefusedTimes refused={refused} zone={zone} />
        </>
      )}
    </>
  );
}
