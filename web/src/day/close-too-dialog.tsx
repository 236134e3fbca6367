import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Visit } from '../api/answers.ts';
import { AskDialog } from '../staff/ask-dialog.tsx';
import { momentWords } from '../words/moment-words.ts';
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
  const named = { when: momentWords(t, visit.start, visit.zone), name };
  const closing = useClosing(() => {
    toast.success(t('visits.cancelDone', named));
    onClose();
  });
  const close = () => closing.mutate({ slotId: visit.slotId, cancelBooked: true });
  return (
    <AskDialog
      title={staff.t('visit.closeTooAsk')}
      keep={t('visits.keep')}
      yes={staff.t('visit.closeTooYes')}
      working={t('visits.working')}
      command={closing}
      onYes={close}
      onClose={onClose}
    >
      <p>{staff.t('visit.closeTooWords', named)}</p>
    </AskDialog>
  );
}
