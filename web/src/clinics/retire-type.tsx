import { useState } from 'react';
import type { VisitType } from '@daybook/contracts/visit-type.ts';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Location } from '../api/answers.ts';
import { Fault } from '../parts/fault.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { useVisitTypes } from './use-visit-types.ts';

interface RetireTypeProps {
  readonly clinic: Location;
  readonly type: VisitType;
  readonly onRetired: () => void;
}

/** Offers a kind of visit no longer, after asking once. */
export function RetireType({ clinic, type, onRetired }: RetireTypeProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [asks, setAsks] = useState(false);
  const { name, visitTypeId } = type;
  const retiring = useVisitTypes(clinic, () => {
    toast.success(staff.t('types.retired', { name }));
    onRetired();
  });
  const retire = () => retiring.mutate(clinic.visitTypes.filter((one) => one.visitTypeId !== visitTypeId));
  return (
    <div className="aside">
      {asks && <p>{staff.t('types.retireAsk', { name })}</p>}
      <Fault>{retiring.error === null ? '' : refusalWords(t, retiring.error).sentence}</Fault>
      <button
        type="button"
        className={asks ? 'button button--danger' : 'button button--bare'}
        disabled={retiring.isPending}
        onClick={asks ? retire : () => setAsks(true)}
      >
        {staff.t(asks ? 'types.retireYes' : 'types.retire')}
      </button>
    </div>
  );
}
