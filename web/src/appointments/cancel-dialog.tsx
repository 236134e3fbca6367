import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Visit } from '../api/answers.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { momentWords } from '../words/moment-words.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { useCancelling } from './use-visit-change.ts';

interface CancelDialogProps {
  readonly visit: Visit;
  /** The other side of the visit, as the reader calls them. */
  readonly withWhom: string;
  /** What happens, when it is not the patient who asks. */
  readonly words?: string;
  readonly onClose: () => void;
  readonly onCancelled?: () => void;
}

/** Asks once. */
export function CancelDialog({ visit, withWhom, words, onClose, onCancelled }: CancelDialogProps) {
  const { t } = useTranslation();
  const cancelling = useCancelling(visit);
  const named = { when: momentWords(t, visit.start, visit.zone), name: withWhom };
  const cancel = () =>
    cancelling.mutate(undefined, {
      onSuccess: () => {
        toast.success(t('visits.cancelDone', named));
        onCancelled?.();
        onClose();
      },
    });
  return (
    <Dialog title={t('visits.ask')} busy={cancelling.isPending} onClose={onClose}>
      <p>{words ?? t('visits.askWords', named)}</p>
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
