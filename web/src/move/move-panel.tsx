import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { toast } from 'sonner';
import type { Location, Practitioner, Slot, Visit } from '../api/answers.ts';
import { useMoving } from '../appointments/use-visit-change.ts';
import { isLost } from '../booking/lost.ts';
import { PanelFrame } from '../booking/panel-frame.tsx';
import { ruleWords } from '../booking/rule-words.ts';
import { TakenNote } from '../booking/taken-note.tsx';
import { ZoneLine } from '../booking/zone-line.tsx';
import { Fault } from '../parts/fault.tsx';
import { useNow } from '../parts/use-now.ts';
import { momentWords } from '../words/moment-words.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';

interface MovePanelProps {
  readonly doctor: Practitioner;
  readonly visit: Visit;
  readonly clinic: Location | undefined;
  readonly slot: Slot;
  readonly free: readonly Slot[];
  readonly isFree: boolean;
  readonly onTake: (slotId: string) => void;
  readonly onClose: () => void;
}

/** Old and new side by side, and one button. */
export function MovePanel({ doctor, visit, clinic, slot, free, isFree, onTake, onClose }: MovePanelProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const now = useNow();
  const moving = useMoving(visit, doctor.practitionerId);
  const { error, isPending, isSuccess } = moving;
  const zone = doctor.bookZone;
  const isGone = !isPending && !isSuccess && (!isFree || isLost(error));
  const [then, next] = [timeWords(visit.start, visit.zone).full, timeWords(slot.start, zone).full];
  const isElsewhere = visit.practitionerId !== doctor.practitionerId;
  const move = () =>
    moving.mutate(slot.slotId, {
      onSuccess: () => {
        toast.success(t('move.done', { when: momentWords(t, slot.start, zone), name: doctor.name }));
        void navigate('/appointments');
      },
    });
  return (
    <PanelFrame
      title={t('move.title')}
      under={<ZoneLine start={slot.start} zone={zone} />}
      slotId={slot.slotId}
      step="time"
      isBusy={isPending}
      onClose={onClose}
    >
      <div className="form">
        <dl className="facts facts--ruled">
          <div>
            <dt>{t('move.from')}</dt>
            <dd>
              <s>{then}</s>
              {isElsewhere && <div className="quiet">{t('move.elsewhere', { name: visit.practitionerName })}</div>}
            </dd>
          </div>
          <div>
            <dt>{t('move.to')}</dt>
            <dd>
              <strong>{next}</strong>
              {isElsewhere && <div>{t('move.elsewhere', { name: doctor.name })}</div>}
            </dd>
          </div>
        </dl>
        {isGone && <TakenNote doctor={doctor} slot={slot} free={free} error={error} onTake={onTake} />}
        <Fault>{error === null || isGone ? '' : refusalWords(t, error).sentence}</Fault>
        <button
          type="button"
          className="button button--main button--wide"
          disabled={isPending || isGone || isSuccess}
          onClick={move}
        >
          {isPending ? t('move.working') : t('move.yesTo', { when: next })}
        </button>
        <p className="panel__rule">{ruleWords(t, clinic, slot.start, zone, now)}</p>
      </div>
    </PanelFrame>
  );
}
