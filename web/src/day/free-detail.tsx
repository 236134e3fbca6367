import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { toast } from 'sonner';
import type { Practitioner, Slot } from '../api/answers.ts';
import { Fault } from '../parts/fault.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { BookDialog } from '../desk/book-dialog.tsx';
import { useClosing } from './use-closing.ts';

interface FreeDetailProps {
  readonly doctor: Practitioner;
  readonly slot: Slot;
  readonly zone: string;
  /** Where it stands on a day page; for those who see several doctors, who also want to know which. */
  readonly dayPage?: string | undefined;
  readonly onClosed: () => void;
  readonly onBooked: (appointmentId: string) => void;
}

/** A time nobody has booked yet, and the ways to book it for somebody and to close it. */
export function FreeDetail({ doctor, slot, zone, dayPage, onClosed, onBooked }: FreeDetailProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [asks, setAsks] = useState<'close' | 'book'>();
  const [from, to] = [timeWords(slot.start, zone), timeWords(slot.end, zone)];
  const closing = useClosing(() => {
    toast.success(staff.t('free.closed', { when: from.full }));
    onClosed();
  });
  const close = () => closing.mutate({ slotId: slot.slotId, cancelBooked: false });
  return (
    <>
      <span className="tag">{staff.t('free.title')}</span>
      <h2 tabIndex={-1}>{t('time.range', { start: from.time, end: to.time })}</h2>
      <p className="detail__when">{from.day}</p>
      {dayPage !== undefined && <p className="quiet">{staff.t('visit.doctor', { name: doctor.name })}</p>}
      <p className="quiet">{asks === 'close' ? staff.t('free.sure') : staff.t('free.words')}</p>
      <Fault>{closing.error === null ? '' : refusalWords(t, closing.error).sentence}</Fault>
      <div className="row detail__actions">
        {asks === 'close' ? (
          <>
            <button type="button" className="button button--danger" disabled={closing.isPending} onClick={close}>
              {closing.isPending ? staff.t('free.closing') : staff.t('free.yes')}
            </button>
            <button type="button" className="button" disabled={closing.isPending} onClick={() => setAsks(undefined)}>
              {staff.t('free.keep')}
            </button>
          </>
        ) : (
          <>
            <button type="button" className="button button--main" onClick={() => setAsks('book')}>
              {staff.t('free.book')}
            </button>
            <button type="button" className="button" onClick={() => setAsks('close')}>
              {staff.t('free.close')}
            </button>
          </>
        )}
      </div>
      {dayPage !== undefined && (
        <p className="detail__links">
          <Link to={dayPage}>{staff.t('visit.onDay')}</Link>
        </p>
      )}
      {asks === 'book' && (
        <BookDialog doctor={doctor} slot={slot} zone={zone} onClose={() => setAsks(undefined)} onBooked={onBooked} />
      )}
    </>
  );
}
