import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Visit } from '../api/answers.ts';
import { AskDialog } from '../staff/ask-dialog.tsx';
import { momentWords } from '../words/moment-words.ts';
import { useStep } from './use-step.ts';

interface ErrorDialogProps {
  readonly visit: Visit;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks once: nothing leads back from it. */
export function ErrorDialog({ visit, name, onClose }: ErrorDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const noting = useStep();
  return (
    <AskDialog
      title={staff.t('visit.errorAsk')}
      keep={staff.t('visit.keep')}
      yes={staff.t('visit.errorYes')}
      working={staff.t('visit.working')}
      command={noting}
      onClose={onClose}
      onYes={() =>
        noting.mutate(
          { visit, step: 'error' },
          {
            onSuccess: () => {
              toast.success(staff.t('visit.noted', { name, state: staff.t('state.error') }));
              onClose();
            },
          },
        )
      }
    >
      <p>{staff.t('visit.errorWords', { when: momentWords(t, visit.start, visit.zone), name })}</p>
    </AskDialog>
  );
}
