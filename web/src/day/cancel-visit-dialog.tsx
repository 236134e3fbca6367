import { useState } from 'react';
import type { CancellationReason } from '@daybook/contracts/cancellation.ts';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Visit } from '../api/answers.ts';
import { Choice } from '../parts/choice.tsx';
import { AskDialog } from '../staff/ask-dialog.tsx';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { momentWords } from '../words/moment-words.ts';

/** As staff would look for them: whose reason it is comes first. */
const reasons = [
  'pat',
  'pat-fb',
  'pat-lt',
  'pat-mv',
  'pat-mt',
  'pat-crt',
  'pat-dec',
  'prov',
  'prov-pers',
  'prov-hosp',
  'maint',
  'oth-weath',
  'oth-err',
  'other',
] as const satisfies readonly CancellationReason[];

interface CancelVisitDialogProps {
  readonly visit: Visit;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks once, and why. */
export function CancelVisitDialog({ visit, name, onClose }: CancelVisitDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [reason, setReason] = useState('');
  const named = { when: momentWords(t, visit.start, visit.zone), name };
  const cancelling = useStaffCommand((reasonCode: string) => ({
    method: 'POST',
    path: `/api/appointments/${visit.appointmentId}/cancel`,
    body: { expectedStart: visit.start, ...(reasonCode === '' ? {} : { reasonCode }) },
  }));
  const cancel = () =>
    cancelling.mutate(reason, {
      onSuccess: () => {
        toast.success(t('visits.cancelDone', named));
        onClose();
      },
    });
  return (
    <AskDialog
      title={staff.t('cancel.ask')}
      keep={t('visits.keep')}
      yes={t('visits.yes')}
      working={t('visits.working')}
      command={cancelling}
      onYes={cancel}
      onClose={onClose}
    >
      <p>{staff.t('cancel.words', named)}</p>
      <Choice
        label={staff.t('cancel.reason')}
        value={reason}
        options={[
          ['', staff.t('cancel.none')],
          ...reasons.map((code): [string, string] => [code, staff.t(`why_cancelled.${code}`)]),
        ]}
        onChange={({ target }) => setReason(target.value)}
      />
    </AskDialog>
  );
}
