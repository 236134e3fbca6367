import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Practitioner, Slot } from '../api/answers.ts';
import { momentWords } from '../words/moment-words.ts';

/** After a booking: what was booked, and what happens next. */
export function BookingDone(props: {
  readonly doctor: Practitioner;
  readonly slot: Slot;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { doctor, slot, onClose } = props;
  return (
    <div className="panel__done" role="status">
      <p className="panel__mark">
        <CircleCheck aria-hidden="true" size={28} />
      </p>
      <p>{t('booking.doneWords', { when: momentWords(t, slot.start, doctor.bookZone), name: doctor.name })}</p>
      <Link to="/appointments" className="button button--main button--wide">
        {t('booking.toMine')}
      </Link>
      <button type="button" className="button button--bare button--wide" onClick={onClose}>
        {t('booking.another')}
      </button>
    </div>
  );
}
