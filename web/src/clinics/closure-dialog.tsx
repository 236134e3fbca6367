import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { pathFaults } from '../staff/path-faults.ts';
import { book, useStaffCommand } from '../staff/use-staff-command.ts';

interface ClosureDialogProps {
  readonly locationId: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** Closes the clinic from one day to another. */
export function ClosureDialog({ locationId, today, onClose }: ClosureDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [draft, setDraft] = useState({ name: '', firstDate: today, lastDate: today });
  const form = useRef<HTMLFormElement>(null);
  const saving = useStaffCommand(
    (body: typeof draft) => ({ method: 'POST', path: `/api/locations/${locationId}/closures`, body }),
    ['locations', ...book],
  );
  useFaultFocus(form, saving.error);
  const { sentence, paths } = pathFaults(t, saving.error);
  const bind = (name: keyof typeof draft) => ({
    value: draft[name],
    fault: paths.get(name),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      const follows = name === 'firstDate' && draft.lastDate < target.value;
      setDraft({ ...draft, [name]: target.value, ...(follows ? { lastDate: target.value } : {}) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(draft, {
      onSuccess: () => {
        toast.success(staff.t('closures.saved'));
        onClose();
      },
    });
  };
  return (
    <Dialog title={staff.t('closures.add')} busy={saving.isPending} onClose={onClose}>
      <form ref={form} className="form" noValidate onSubmit={submit}>
        <Field label={staff.t('closures.name')} hint={staff.t('closures.nameHint')} {...bind('name')} />
        <div className="form__pair">
          <Field label={staff.t('closures.first')} type="date" {...bind('firstDate')} />
          <Field label={staff.t('closures.last')} type="date" {...bind('lastDate')} />
        </div>
        <Fault>{sentence}</Fault>
        <button type="submit" className="button button--main button--wide" disabled={saving.isPending}>
          {saving.isPending ? staff.t('clinics.saving') : staff.t('closures.save')}
        </button>
      </form>
    </Dialog>
  );
}
