import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Visit } from '../api/answers.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { momentWords } from '../words/moment-words.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { useClosing } from './use-closing.ts';

interface CloseTooDialogProps {
  readonly visit: Visit;
  readonly name: string;
  readonly onClose: () => void;
}

/** Cancels a visit and closes its time in one step, after asking once. */
export function CloseTooDialog({ visit, name, onClose }: CloseTooDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const closing = useClosing(visit.practitionerId);
  const named = { when: momentWords(t, visit.start, visit.zone), name };
  const close = () =>
    closing.mutate(
      { slotId: visit.slotId, cancelBooked: true },
      {
        onSuccess: () => {
          toast.success(t('visits.cancelDone', named));
          onClose();
        },
      },
    );
  return (
    <Dialog title={staff.t('visit.closeTooAsk')} busy={closing.isPending} onClose={onClose}>
      <p>{staff.t('visit.closeTooWords', named)}</p>
      <Fault>{closing.error === null ? '' : refusalWords(t, closing.error).sentence}</Fault>
      <div className="row row--end">
        <button type="button" className="button" disabled={closing.isPending} onClick={onClose}>
          {t('visits.keep')}
        </button>
        <button type="button" className="button button--danger" disabled={closing.isPending} onClick={close}>
          {closing.isPending ? t('visits.working') : staff.t('visit.closeTooYes')}
        </button>
      </div>
    </Dialog>
  );
}
