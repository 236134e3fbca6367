import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Visit } from '../api/answers.ts';
import { Fault } from '../parts/fault.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { CancelVisitDialog } from './cancel-visit-dialog.tsx';
import { CloseTooDialog } from './close-too-dialog.tsx';
import { ErrorDialog } from './error-dialog.tsx';
import { MoveVisitDialog } from './move-visit-dialog.tsx';
import { StepButtons } from './step-buttons.tsx';
import { SwapDialog } from './swap-dialog.tsx';
import { useStep } from './use-step.ts';
import { isAllowed, type Act, type Step } from './visit-acts.ts';

interface VisitActionsProps {
  readonly visit: Visit;
  readonly now: number;
  readonly name: string;
}

const changes = ['move', 'swap', 'cancel'] as const;
const rare = ['close', 'error'] as const;

const dialogs = {
  move: MoveVisitDialog,
  swap: SwapDialog,
  cancel: CancelVisitDialog,
  close: CloseTooDialog,
  error: ErrorDialog,
} as const;

/** What can be done with a visit as it stands; the rest is not shown. */
export function VisitActions({ visit, now, name }: VisitActionsProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [asked, setAsked] = useState<keyof typeof dialogs>();
  const noting = useStep();
  const note = (step: Step) =>
    noting.mutate(
      { visit, step },
      { onSuccess: () => toast.success(staff.t('visit.noted', { name, state: staff.t(`visit.act_${step}`) })) },
    );
  const Asked = asked === undefined ? undefined : dialogs[asked];
  const allowed = <Some extends Act>(acts: readonly Some[]) => acts.filter((act) => isAllowed(act, visit));
  const row = (acts: readonly (keyof typeof dialogs)[], look: string) =>
    acts.length > 0 && (
      <div className="row detail__actions">
        {acts.map((act) => (
          <button key={act} type="button" className={look} onClick={() => setAsked(act)}>
            {staff.t(`visit.act_${act}`)}
          </button>
        ))}
      </div>
    );
  return (
    <>
      <StepButtons visit={visit} now={now} busy={noting.isPending} onStep={note} />
      <Fault>{noting.error === null ? '' : refusalWords(t, noting.error).sentence}</Fault>
      {row(allowed(changes), 'button')}
      {row(allowed(rare), 'button button--bare detail__rare')}
      {Asked !== undefined && <Asked visit={visit} name={name} onClose={() => setAsked(undefined)} />}
    </>
  );
}
