import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Location, Practitioner, Slot } from '../api/answers.ts';
import type { VisitChoice } from '../doctor/visit-choices.ts';
import { Fault } from '../parts/fault.tsx';
import { sessionState } from '../session/session.ts';
import { SessionForm } from '../session/session-form.tsx';
import { useSession } from '../session/use-session.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { BookingDone } from './booking-done.tsx';
import { forgetDraft, readDraft, writeDraft, type Draft } from './booking-draft.ts';
import { BookingForm } from './booking-form.tsx';
import { HoldMark } from './hold-mark.tsx';
import type { HoldState } from './hold-state.ts';
import { isLost, isRule } from './lost.ts';
import { PanelFrame } from './panel-frame.tsx';
import { TakenNote } from './taken-note.tsx';
import { useBooking } from './use-booking.ts';
import { ZoneLine } from './zone-line.tsx';

interface BookingPanelProps {
  readonly doctor: Practitioner;
  readonly choice: VisitChoice | undefined;
  readonly clinic: Location | undefined;
  /** Undefined when the address names a time nobody knows any more. */
  readonly slot: Slot | undefined;
  readonly free: readonly Slot[];
  readonly hold: HoldState;
  /** Neither kept nor free any more. */
  readonly isGone: boolean;
  readonly onTake: (slotId: string) => void;
  readonly onBooked: (slot: Slot) => void;
  readonly onClose: () => void;
}

/** Books the chosen time; beside the times, and from below on a phone. */
export function BookingPanel(props: BookingPanelProps) {
  const { doctor, choice, clinic, slot, free, hold, onTake, onBooked, onClose } = props;
  const { t } = useTranslation();
  const session = useSession();
  const [draft, setDraft] = useState(() => readDraft(doctor.practitionerId));
  const [asksWho, setAsksWho] = useState(false);
  const booking = useBooking(doctor.practitionerId);
  const { isPending } = booking;
  const step = booking.isSuccess ? 'done' : asksWho && session === undefined ? 'account' : 'time';
  const isStaff = typeof session === 'object' && session.role !== 'patient';
  const holdError = hold.kind === 'refused' ? hold.error : undefined;
  const isGone = !isPending && !booking.isSuccess && (props.isGone || isLost(booking.error ?? holdError));
  const change = (next: Draft) => {
    setDraft(next);
    writeDraft(doctor.practitionerId, next);
  };
  const book = () => {
    // Asked of the store: right after signing in, this component has not been rendered anew.
    const who = sessionState();
    if (slot === undefined || who === 'restoring') return;
    if (who === undefined) return setAsksWho(true);
    if (who.role !== 'patient') return;
    const { slotId } = slot;
    const wish = { slotId, visitTypeId: choice?.type?.visitTypeId, reason: draft.reason.trim() || undefined };
    booking.mutate(
      { ...wish, repeat: draft.repeat },
      {
        onSuccess: () => {
          forgetDraft(doctor.practitionerId);
          onBooked(slot);
          toast.success(t('booking.done'));
        },
      },
    );
  };
  return (
    <PanelFrame
      mark={step !== 'done' && !isStaff && !isGone && !isPending && <HoldMark hold={hold} />}
      title={
        step === 'done'
          ? t('booking.done')
          : slot === undefined
            ? t('booking.title')
            : timeWords(slot.start, doctor.bookZone).full
      }
      under={
        <>
          <p>{t('booking.with', { name: doctor.name })}</p>
          {slot !== undefined && step !== 'done' && <ZoneLine start={slot.start} zone={doctor.bookZone} />}
        </>
      }
      slotId={slot?.slotId}
      step={step}
      isBusy={isPending}
      onClose={onClose}
    >
      {booking.data !== undefined && slot !== undefined && (
        <BookingDone doctor={doctor} slot={slot} booked={booking.data} onClose={onClose} />
      )}
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
      {step === 'time' && slot === undefined && (
        <Fault>{isRule(holdError) ? refusalWords(t, holdError).sentence : t('failure.slotClosed')}</Fault>
      )}
      {step === 'time' && slot !== undefined && (
        <BookingForm
          {...{ doctor, choice, clinic, slot, draft, isStaff, isPending, isGone, holdError }}
          error={booking.error}
          onChange={change}
          onBook={book}
        >
          {isGone && (
            <TakenNote doctor={doctor} slot={slot} free={free} error={booking.error ?? holdError} onTake={onTake} />
          )}
        </BookingForm>
      )}
    </PanelFrame>
  );
}
