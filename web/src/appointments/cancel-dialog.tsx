import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { toast } from 'sonner';
import type { Location, Visit } from '../api/answers.ts';
import { changeRules, changeState } from '../booking/change-rules.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { useNow } from '../parts/use-now.ts';
import { momentWords } from '../words/moment-words.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { spanWords } from '../words/span-words.ts';
import { useCancelling } from './use-visit-change.ts';

interface CancelDialogProps {
  readonly visit: Visit;
  readonly clinic: Location | undefined;
  readonly onClose: () => void;
}

/** Asks once, and says what the clinic's rule makes of it; afterwards, other times are one click away. */
export function CancelDialog({ visit, clinic, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const now = useNow();
  const cancelling = useCancelling(visit);
  const { start, zone, practitionerName: name, practitionerId } = visit;
  const named = { when: momentWords(t, start, zone), name };
  const isLate = changeState(changeRules(clinic?.policy, start), now) === 'late';
  const rule = isLate
    ? t('visits.askLate', { time: spanWords(t, clinic?.policy.lateCancel ?? 0) })
    : t('visits.askFree');
  const cancel = () =>
    cancelling.mutate(undefined, {
      onSuccess: () => {
        const action = { label: t('visits.otherTimes'), onClick: () => void navigate(`/doctors/${practitionerId}`) };
        toast.success(t('visits.cancelDone', named), { action, duration: 10_000 });
        onClose();
      },
    });
  return (
    <Dialog title={t('visits.ask')} busy={cancelling.isPending} onClose={onClose}>
      <p>{t('visits.askWords', named)}</p>
      <p className={isLate ? 'rule rule--late' : 'rule'}>{rule}</p>
      <Fault>{cancelling.error === null ? '' : refusalWords(t, cancelling.error).sentence}</Fault>
      <div className="row row--end">
        <button type="button" className="button" disabled={cancelling.isPending} onClick={onClose}>
          {t('visits.keep')}
        </button>
        <button type="button" className="button button--danger" disabled={cancelling.isPending} onClick={cancel}>
          {cancelling.isPending ? t('visits.working') : t('visits.yes')}
        </button>
      </div>
    </Dialog>
  );
}
