import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Practitioner, Slot } from '../api/answers.ts';
import { Refusal } from '../api/refusal.ts';
import { Fault } from '../parts/fault.tsx';
import { sessionState } from '../session/session.ts';
import { SessionForm } from '../session/session-form.tsx';
import { useSession } from '../session/use-session.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { BookingDone } from './booking-done.tsx';
import { readDraft, writeDraft } from './booking-draft.ts';
import { BookingFacts } from './booking-facts.tsx';
import { showAbovePanel } from './show-above-panel.ts';
import { TakenNote } from './taken-note.tsx';
import { useBooking } from './use-booking.ts';
import { ZoneLine } from './zone-line.tsx';

interface BookingPanelProps {
  readonly doctor: Practitioner;
  /** Undefined when the address names a time nobody knows any more. */
  readonly slot: Slot | undefined;
  readonly free: readonly Slot[];
  readonly isFree: boolean;
  readonly onTake: (slotId: string) => void;
  readonly onBooked: (slotId: string) => void;
  readonly onClose: () => void;
}

const isLost = (error: unknown) =>
  error instanceof Refusal && ['slot-taken', 'slot-closed', 'slot-not-found'].includes(error.reason);

/** Books the chosen time; beside the times, and from below on a phone. */
export function BookingPanel({ doctor, slot, free, isFree, onTake, onBooked, onClose }: BookingPanelProps) {
  const { t } = useTranslation();
  const id = useId();
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [reason, setReason] = useState(() => readDraft(doctor.practitionerId));
  const [asksWho, setAsksWho] = useState(false);
  const booking = useBooking(doctor.practitionerId);
  const step = booking.isSuccess ? 'done' : asksWho && session === undefined ? 'account' : 'time';
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step]);
  const slotId = slot?.slotId;
  useEffect(() => {
    if (panel.current !== null && slotId !== undefined) showAbovePanel(panel.current, slotId);
  }, [slotId]);
  const book = () => {
    // Asked of the store: right after signing in, this component has not been rendered anew.
    const who = sessionState();
    if (slot === undefined || who === 'restoring') return;
    if (who === undefined) return setAsksWho(true);
    if (who.role !== 'patient') return;
    const text = reason.trim();
    booking.mutate(text === '' ? { slotId: slot.slotId } : { slotId: slot.slotId, reason: text }, {
      onSuccess: () => {
        writeDraft(doctor.practitionerId, '');
        onBooked(slot.slotId);
        toast.success(t('booking.done'));
      },
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    book();
  };
  const isStaff = typeof session === 'object' && session.role !== 'patient';
  const isGone = !booking.isPending && (slot === undefined || !isFree || isLost(booking.error));
  const words = booking.error === null || isGone ? undefined : refusalWords(t, booking.error);
  return (
    <section
      ref={panel}
      className="panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !booking.isPending) onClose();
      }}
    >
      <div className="panel__head">
        <div>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {step === 'done'
              ? t('booking.done')
              : slot === undefined
                ? t('booking.title')
                : timeWords(slot.start, doctor.bookZone).full}
          </h2>
          <p>{t('booking.with', { name: doctor.name })}</p>
          {slot !== undefined && step !== 'done' && <ZoneLine start={slot.start} zone={doctor.bookZone} />}
        </div>
        <button
          type="button"
          className="button button--bare button--round"
          aria-label={t('booking.close')}
          disabled={booking.isPending}
          onClick={onClose}
        >
          <X aria-hidden="true" size={20} />
        </button>
      </div>
      {step === 'done' && slot !== undefined && <BookingDone doctor={doctor} slot={slot} onClose={onClose} />}
      {step === 'account' && (
        <>
          <p className="panel__ask">{t('booking.account')}</p>
          <p className="quiet">{t('booking.accountHint')}</p>
          <SessionForm purpose="book" startsNew onDone={book} />
          <button type="button" className="button button--bare button--wide" onClick={() => setAsksWho(false)}>
            {t('booking.changeTime')}
          </button>
        </>
      )}
      {step === 'time' && slot === undefined && <Fault>{t('failure.slotClosed')}</Fault>}
      {step === 'time' && slot !== undefined && (
        <form className="form" noValidate onSubmit={submit}>
          <BookingFacts doctor={doctor} slot={slot} />
          {isGone && <TakenNote doctor={doctor} slot={slot} free={free} onTake={onTake} />}
          {isStaff ? (
            <p className="quiet">{t('booking.staff')}</p>
          ) : (
            <>
              <label className="field">
                <span className="field__label">{t('booking.reason')}</span>
                <input
                  className="input"
                  maxLength={500}
                  value={reason}
                  onChange={({ target: { value } }) => {
                    setReason(value);
                    writeDraft(doctor.practitionerId, value);
                  }}
                />
                <span className="field__hint">{words?.fields['reason'] ?? t('booking.reasonHint')}</span>
              </label>
              <Fault>{words?.sentence ?? ''}</Fault>
              <button type="submit" className="button button--main button--wide" disabled={booking.isPending || isGone}>
                {booking.isPending ? t('booking.working') : t('booking.book')}
              </button>
              <p className="panel__rule">{t('booking.rule')}</p>
            </>
          )}
        </form>
      )}
    </section>
  );
}
