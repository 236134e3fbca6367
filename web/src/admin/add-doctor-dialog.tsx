import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { refusalWords, type FailureWords } from '../words/refusal-words.ts';
import { DoctorFields } from './doctor-fields.tsx';
import { blankDoctor, toRequest, type NewDoctor } from './new-doctor.ts';
import { useAdding } from './use-adding.ts';

/** Everything about a new doctor; what is wrong is said beside its field. */
export function AddDoctorDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [doctor, setDoctor] = useState<NewDoctor>(blankDoctor);
  const form = useRef<HTMLFormElement>(null);
  const adding = useAdding();
  const { sentence, fields }: FailureWords =
    adding.error === null ? { sentence: '', fields: {} } : refusalWords(t, adding.error);
  useFaultFocus(form, adding.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate(toRequest(doctor), {
      onSuccess: () => {
        toast.success(staff.t('doctors.added', { name: doctor.name }));
        onClose();
      },
    });
  };
  return (
    <Dialog title={staff.t('doctors.add')} busy={adding.isPending} onClose={onClose}>
      <form ref={form} className="form" noValidate autoComplete="off" onSubmit={submit}>
        <DoctorFields
          isOwn={false}
          doctor={doctor}
          fields={fields}
          emailHint={staff.t('doctors.emailHint')}
          onChange={setDoctor}
        />
        <Fault>{Object.keys(fields).length > 0 ? t('failure.fix') : sentence}</Fault>
        <button type="submit" className="button button--main button--wide" disabled={adding.isPending}>
          {adding.isPending ? staff.t('doctors.saving') : staff.t('doctors.save')}
        </button>
      </form>
    </Dialog>
  );
}
