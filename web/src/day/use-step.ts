import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Visit } from '../api/answers.ts';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { canDo, pathOf, type Step } from './visit-acts.ts';

/** Notes a step of a visit, as it was seen: one that was moved meanwhile is looked at again first. */
export function useStep() {
  const { t } = useTranslation();
  const command = useStaffCommand(({ visit, step }: { readonly visit: Visit; readonly step: Step }) => ({
    method: 'POST',
    path: `/api/appointments/${visit.appointmentId}/${pathOf[step]}`,
    body: { expectedStart: visit.start },
  }));
  /** By a key: what cannot be done now does nothing, what is refused is told. */
  const byKey = (visit: Visit | undefined, step: Step, now: number) => {
    if (visit === undefined || command.isPending || !canDo(step, visit, now)) return;
    command.mutate({ visit, step }, { onError: (error) => toast.error(refusalWords(t, error).sentence) });
  };
  return { ...command, byKey };
}
