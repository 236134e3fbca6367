import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { fieldOf } from '../admin/new-doctor.ts';
import type { Practitioner } from '../api/answers.ts';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { FieldFrame } from '../parts/field-frame.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { refusalWords, type FailureWords } from '../words/refusal-words.ts';
import { profileChange, profileDraft, type ProfileDraft } from './profile-draft.ts';
import { useStaffCommand } from './use-staff-command.ts';

interface ProfileFormProps {
  readonly doctor: Practitioner;
  /** The front desk also changes who the doctor is. */
  readonly isAdmin: boolean;
}

/** What the public page says of a doctor. */
export function ProfileForm({ doctor, isAdmin }: ProfileFormProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [draft, setDraft] = useState<ProfileDraft>(() => profileDraft(doctor));
  const form = useRef<HTMLFormElement>(null);
  const saving = useStaffCommand(
    (body: object) => ({ method: 'PATCH', path: `/api/practitioners/${doctor.practitionerId}`, body }),
    ['practitioners', 'me'],
  );
  useFaultFocus(form, saving.error);
  const { sentence, fields }: FailureWords =
    saving.error === null ? { sentence: '', fields: {} } : refusalWords(t, saving.error);
  const faults = Object.fromEntries(Object.entries(fields).map(([name, words]) => [fieldOf[name] ?? name, words]));
  const bind = (name: keyof ProfileDraft) => ({
    value: draft[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setDraft({ ...draft, [name]: target.value }),
    fault: faults[name],
  });
  const { fault: aboutFault, ...about } = bind('about');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(profileChange(doctor, draft), { onSuccess: () => toast.success(staff.t('person.saved')) });
  };
  return (
    <form ref={form} className="form" noValidate autoComplete="off" onSubmit={submit}>
      {isAdmin && (
        <>
          <Field label={staff.t('doctors.name')} {...bind('name')} />
          <div className="form__pair">
            <Field label={staff.t('doctors.degree')} {...bind('degree')} />
            <Field label={staff.t('doctors.experience')} inputMode="numeric" {...bind('experience')} />
          </div>
        </>
      )}
      <Field label={staff.t('types.fee', { currency: doctor.fee.currency })} inputMode="decimal" {...bind('fee')} />
      <div className="form__pair">
        <Field label={staff.t('doctors.address')} {...bind('clinic')} />
        <Field label={staff.t('doctors.address2')} {...bind('street')} />
      </div>
      <FieldFrame label={staff.t('doctors.about')} fault={aboutFault}>
        {(control) => <textarea {...about} {...control} maxLength={2000} />}
      </FieldFrame>
      <Fault>{Object.keys(fields).length > 0 ? t('failure.fix') : sentence}</Fault>
      <div className="row">
        <button type="submit" className="button button--main" disabled={saving.isPending}>
          {saving.isPending ? staff.t('person.saving') : staff.t('person.save')}
        </button>
      </div>
    </form>
  );
}
