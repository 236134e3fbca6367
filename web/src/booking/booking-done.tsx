import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Practitioner, Slot } from '../api/answers.ts';
import { momentWords } from '../words/moment-words.ts';
import { SeriesList } from './series-list.tsx';
import type { Booked } from './use-booking.ts';

interface BookingDoneProps {
  readonly doctor: Practitioner;
  readonly slot: Slot;
  readonly booked: Booked;
  readonly onClose: () => void;
}

/** After a booking: what was booked, and what happens next. */
export function BookingDone({ doctor, slot, booked, onClose }: BookingDoneProps) {
  const { t } = useTranslation();
  const { name, bookZone } = doctor;
  return (
    <div className="panel__done" role="status">
      <p className="panel__mark">
        <CircleCheck aria-hidden="true" size={28} />
      </p>
      {booked.series === undefined ? (
        <p>{t('booking.doneWords', { when: momentWords(t, slot.start, bookZone), name })}</p>
      ) : (
        <SeriesList series={booked.series} name={name} zone={bookZone} />
      )}
      <Link to="/appointments" className="button button--main button--wide">
        {t('booking.toMine')}
      </Link>
      <button type="button" className="button button--bare button--wide" onClick={onClose}>
        {t('booking.another')}
      </button>
    </div>
  );
}
