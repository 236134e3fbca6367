import { specialties } from '@daybook/contracts/specialties.ts';
import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { FieldFrame } from '../parts/field-frame.tsx';
import { PasswordField } from '../session/password-field.tsx';
import { fieldOf, type NewDoctor } from './new-doctor.ts';

interface DoctorFieldsProps {
  readonly doctor: NewDoctor;
  /** What is wrong, by the API's names. */
  readonly fields: Readonly<Record<string, string>>;
  readonly emailHint: string;
  /** Whether whoever fills it in is this doctor: what their browser knows of them is offered then. */
  readonly isOwn: boolean;
  readonly onChange: (doctor: NewDoctor) => void;
}

/** Everything about a new doctor; what is wrong is said beside its field. */
export function DoctorFields({ doctor, fields, emailHint, isOwn, onChange }: DoctorFieldsProps) {
  const { t } = useTranslation('staff');
  const faults: Partial<Record<string, string>> = Object.fromEntries(
    Object.entries(fields).map(([field, words]) => [fieldOf[field] ?? field, words]),
  );
  const bind = (name: keyof NewDoctor) => ({
    value: doctor[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange({ ...doctor, [name]: event.target.value }),
    fault: faults[name],
  });
  const { fault: aboutFault, ...about } = bind('about');
  const zones = [...new Set([doctor.bookZone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <>
      <Field label={t('doctors.name')} autoComplete={isOwn ? 'name' : 'off'} {...bind('name')} />
      <Field
        label={t('doctors.email')}
        hint={emailHint}
        type="email"
        inputMode="email"
        autoComplete={isOwn ? 'username' : 'off'}
        {...bind('email')}
      />
      <PasswordField isNew {...bind('password')} />
      <Choice
        label={t('doctors.specialty')}
        options={specialties.map((specialty) => [specialty, specialty])}
        {...bind('specialty')}
      />
      <Field label={t('doctors.degree')} {...bind('degree')} />
      <div className="form__pair">
        <Field label={t('doctors.experience')} inputMode="numeric" {...bind('experience')} />
        <Field label={t('doctors.fee')} inputMode="decimal" {...bind('fee')} />
      </div>
      <Field label={t('doctors.address')} {...bind('clinic')} />
      <Field label={t('doctors.address2')} {...bind('street')} />
      <FieldFrame label={t('doctors.about')} fault={aboutFault}>
        {(control) => <textarea {...about} {...control} maxLength={2000} />}
      </FieldFrame>
      <Choice
        label={t('doctors.zone')}
        hint={t('doctors.zoneHint')}
        options={zones.map((zone) => [zone, zone.replaceAll('_', ' ')])}
        {...bind('bookZone')}
      />
    </>
  );
}
