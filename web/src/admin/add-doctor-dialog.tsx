import { useRef, useState, type FormEvent } from 'react';
import { specialties } from '@daybook/contracts/specialties.ts';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { FieldFrame } from '../parts/field-frame.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { PasswordField } from '../session/password-field.tsx';
import { refusalWords, type FailureWords } from '../words/refusal-words.ts';
import { blankDoctor, fieldOf, toRequest, type NewDoctor } from './new-doctor.ts';
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
  const faults: Partial<Record<string, string>> = Object.fromEntries(
    Object.entries(fields).map(([field, words]) => [fieldOf[field] ?? field, words]),
  );
  const bind = (name: keyof NewDoctor) => ({
    value: doctor[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setDoctor({ ...doctor, [name]: event.target.value }),
    fault: faults[name],
  });
  const { fault: aboutFault, ...about } = bind('about');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate(toRequest(doctor), {
      onSuccess: () => {
        toast.success(staff.t('doctors.added', { name: doctor.name }));
        onClose();
      },
    });
  };
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <Dialog title={staff.t('doctors.add')} busy={adding.isPending} onClose={onClose}>
      <form ref={form} className="form" noValidate autoComplete="off" onSubmit={submit}>
        <Field label={staff.t('doctors.name')} {...bind('name')} />
        <Field
          label={staff.t('doctors.email')}
          hint={staff.t('doctors.emailHint')}
          type="email"
          inputMode="email"
          {...bind('email')}
        />
        <PasswordField isNew {...bind('password')} />
        <Choice
          label={staff.t('doctors.specialty')}
          options={specialties.map((specialty) => [specialty, specialty])}
          {...bind('specialty')}
        />
        <Field label={staff.t('doctors.degree')} {...bind('degree')} />
        <div className="form__pair">
          <Field label={staff.t('doctors.experience')} inputMode="numeric" {...bind('experience')} />
          <Field label={staff.t('doctors.fee')} inputMode="decimal" {...bind('fee')} />
        </div>
        <Field label={staff.t('doctors.address')} {...bind('clinic')} />
        <Field label={staff.t('doctors.address2')} {...bind('street')} />
        <FieldFrame label={staff.t('doctors.about')} fault={aboutFault}>
          {(control) => <textarea {...about} {...control} maxLength={2000} />}
        </FieldFrame>
        <Choice
          label={staff.t('doctors.zone')}
          hint={staff.t('doctors.zoneHint')}
          options={zones.map((zone) => [zone, zone.replaceAll('_', ' ')])}
          {...bind('bookZone')}
        />
        <Fault>{Object.keys(fields).length > 0 ? t('failure.fix') : sentence}</Fault>
        <button type="submit" className="button button--main button--wide" disabled={adding.isPending}>
          {adding.isPending ? staff.t('doctors.saving') : staff.t('doctors.save')}
        </button>
      </form>
    </Dialog>
  );
}
