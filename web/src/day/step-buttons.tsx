import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../api/answers.ts';
import { timeWords } from '../words/time-words.ts';
import { isAllowed, waitsFor, type Since, type Step } from './visit-acts.ts';

interface StepButtonsProps {
  readonly visit: Visit;
  readonly now: number;
  readonly busy: boolean;
  readonly onStep: (step: Step) => void;
}

const steps = ['arrive', 'start', 'done', 'missed'] as const;
const keys: Partial<Record<Step, string>> = { arrive: 'a', done: 'd' };

/** How the visit goes on: the next step first; those that are too early say from when on. */
export function StepButtons({ visit, now, busy, onStep }: StepButtonsProps) {
  const { t } = useTranslation('staff');
  const id = useId();
  const allowed = steps.filter((step) => isAllowed(step, visit));
  if (allowed.length === 0) return null;
  const { day, time } = timeWords(visit.start, visit.zone);
  const words = (step: Step) => t(`visit.act_${step}`);
  const waiting = (since: Since) => allowed.filter((step) => waitsFor(step, visit, now) === since).map(words);
  const early = (['day', 'start'] as const).filter((since) => waiting(since).length > 0);
  return (
    <>
      <div className="row detail__actions">
        {allowed.map((step, index) => {
          const key = keys[step];
          const isEarly = waitsFor(step, visit, now) !== undefined;
          return (
            <button
              key={step}
              type="button"
              className={index === 0 ? 'button button--main' : 'button'}
              disabled={busy || isEarly}
              title={key === undefined ? undefined : t('visit.keyOf', { act: words(step), key: key.toUpperCase() })}
              aria-keyshortcuts={key}
              aria-describedby={isEarly ? id : undefined}
              onClick={() => onStep(step)}
            >
              {words(step)}
            </button>
          );
        })}
      </div>
      {early.length > 0 && (
        <p className="detail__early" id={id}>
          {early.map((since) => t(`visit.tooEarly_${since}`, { acts: waiting(since).join(', '), day, time })).join(' ')}
        </p>
      )}
    </>
  );
}
