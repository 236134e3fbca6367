import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Location, Practitioner, Slot } from '../api/answers.ts';
import { Refusal } from '../api/refusal.ts';
import type { VisitChoice } from '../doctor/visit-choices.ts';
import { Fault } from '../parts/fault.tsx';
import { useNow } from '../parts/use-now.ts';
import { refusalWords } from '../words/refusal-words.ts';
import type { Words } from '../words/words.ts';
import type { Draft } from './booking-draft.ts';
import { BookingFacts } from './booking-facts.tsx';
import { isRule } from './lost.ts';
import { RepeatFields } from './repeat-fields.tsx';
import { RefusedTimes } from './refused-times.tsx';
import { ruleWords } from './rule-words.ts';

interface BookingFormProps {
  readonly doctor: Practitioner;
  readonly choice: VisitChoice | undefined;
  readonly clinic: Location | undefined;
  readonly slot: Slot;
  readonly draft: Draft;
  readonly isStaff: boolean;
  readonly isPending: boolean;
  readonly isGone: boolean;
  readonly error: unknown;
  /** Why the time is not kept. */
  readonly holdError: unknown;
  readonly onChange: (draft: Draft) => void;
  readonly onBook: () => void;
  /** What stands above the fields. */
  readonly children: ReactNode;
}

const isSeries = (error: unknown): error is Refusal => error instanceof Refusal && error.reason === 'series-not-free';

const sentenceOf = (t: Words, error: unknown): string =>
  isSeries(error) ? t('booking.seriesNone') : refusalWords(t, error).sentence;

/** The visit as it would be, what can be said about it, and the button. */
export function BookingForm(props: BookingFormProps) {
  const { doctor, choice, clinic, slot, draft, isStaff, isPending, isGone, error, holdError, onChange, onBook } = props;
  const { t } = useTranslation();
  const now = useNow();
  const zone = doctor.bookZone;
  const told = error ?? (isRule(holdError) ? holdError : null);
  const fault = told === null || isGone ? '' : sentenceOf(t, told);
  const hint = error === null ? undefined : refusalWords(t, error).fields['reason'];
  const words = draft.repeat.isOn ? t('booking.bookSeries', { count: draft.repeat.count }) : t('booking.book');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onBook();
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <BookingFacts {...{ doctor, slot, choice, clinic }} />
      {props.children}
      {isStaff ? (
        <p className="quiet">{t('booking.staff')}</p>
      ) : (
        <>
          <label className="field">
            <span className="field__label">{t('booking.reason')}</span>
            <input
              className="input"
              maxLength={500}
              value={draft.reason}
              onChange={({ target }) => onChange({ ...draft, reason: target.value })}
            />
            <span className="field__hint">{hint ?? t('booking.reasonHint')}</span>
          </label>
          <RepeatFields repeat={draft.repeat} onChange={(repeat) => onChange({ ...draft, repeat })} />
          <Fault>{fault}</Fault>
          {isSeries(told) && !isGone && <RefusedTimes refused={told.conflicts} zone={zone} />}
          <div className="panel__go">
            <button type="submit" className="button button--main button--wide" disabled={isPending || isGone}>
              {isPending ? t('booking.working') : words}
            </button>
          </div>
          <p className="panel__rule">{ruleWords(t, clinic, slot.start, zone, now)}</p>
        </>
      )}
    </form>
  );
}
