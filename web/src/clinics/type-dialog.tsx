import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { useAllDoctors } from '../admin/use-all-doctors.ts';
import type { Location } from '../api/answers.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { pathFaults } from '../staff/path-faults.ts';
import { RetireType } from './retire-type.tsx';
import { typeDraft, typeFaults, typeRequest, type TypeDraft } from './type-draft.ts';
import { TypeFields } from './type-fields.tsx';
import { useVisitTypes } from './use-visit-types.ts';

interface TypeDialogProps {
  readonly clinic: Location;
  /** Which; empty for a new one. */
  readonly visitTypeId: string;
  readonly onClose: () => void;
}

/** One kind of visit: how long, how much, and who offers it. */
export function TypeDialog({ clinic, visitTypeId, onClose }: TypeDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { visitTypes } = clinic;
  const index = visitTypes.findIndex((type) => type.visitTypeId === visitTypeId);
  const type = visitTypes[index];
  const currency = type?.fee.currency ?? visitTypes[0]?.fee.currency ?? 'EUR';
  const [draft, setDraft] = useState<TypeDraft>(() => typeDraft(type));
  const doctors = useAllDoctors().data?.items ?? [];
  const form = useRef<HTMLFormElement>(null);
  const { name } = draft;
  const saving = useVisitTypes(clinic, () => {
    toast.success(staff.t('types.saved', { name }));
    onClose();
  });
  useFaultFocus(form, saving.error);
  const { sentence, paths } = pathFaults(t, saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = typeRequest(draft, currency);
    const before: readonly object[] = visitTypes;
    saving.mutate(type === undefined ? [...before, wanted] : before.with(index, { visitTypeId, ...wanted }));
  };
  return (
    <Dialog
      title={type === undefined ? staff.t('types.add') : staff.t('types.edit', { name: type.name })}
      busy={saving.isPending}
      onClose={onClose}
    >
      <form ref={form} className="form" noValidate autoComplete="off" onSubmit={submit}>
        <TypeFields
          draft={draft}
          currency={currency}
          doctors={doctors}
          faults={typeFaults(paths, type === undefined ? visitTypes.length : index)}
          onChange={setDraft}
        />
        <Fault>{sentence}</Fault>
        <button type="submit" className="button button--main button--wide" disabled={saving.isPending}>
          {saving.isPending ? staff.t('clinics.saving') : staff.t('types.save')}
        </button>
      </form>
      {type !== undefined && <RetireType clinic={clinic} type={type} onRetired={onClose} />}
    </Dialog>
  );
}
