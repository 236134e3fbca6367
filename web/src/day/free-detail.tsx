import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Slot } from '../api/answers.ts';
import { Fault } from '../parts/fault.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { useClosing } from './use-closing.ts';

interface FreeDetailProps {
  readonly slot: Slot;
  readonly zone: string;
  readonly onClosed: () => void;
}

/** A time nobody has booked yet, and the way to close it. */
export function FreeDetail({ slot, zone, onClosed }: FreeDetailProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [asks, setAsks] = useState(false);
  const closing = useClosing(slot.practitionerId);
  const [from, to] = [timeWords(slot.start, zone), timeWords(slot.end, zone)];
  const close = () =>
    closing.mutate(
      { slotId: slot.slotId, cancelBooked: false },
      {
        onSuccess: () => {
          toast.success(staff.t('free.closed', { when: from.full }));
          onClosed();
        },
      },
    );
  return (
    <>
      <span className="tag">{staff.t('free.title')}</span>
      <h2 tabIndex={-1}>{t('time.range', { start: from.time, end: to.time })}</h2>
      <p className="detail__when">{from.day}</p>
      <p className="quiet">{asks ? staff.t('free.sure') : staff.t('free.words')}</p>
      <Fault>{closing.error === null ? '' : refusalWords(t, closing.error).sentence}</Fault>
      <div className="row detail__actions">
        {asks ? (
          <>
            <button type="button" className="button button--danger" disabled={closing.isPending} onClick={close}>
              {closing.isPending ? staff.t('free.closing') : staff.t('free.yes')}
            </button>
            <button type="button" className="button" disabled={closing.isPending} onClick={() => setAsks(false)}>
              {staff.t('free.keep')}
            </button>
          </>
        ) : (
          <button type="button" className="button" onClick={() => setAsks(true)}>
            {staff.t('free.close')}
          </button>
        )}
      </div>
    </>
  );
}
