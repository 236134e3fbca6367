import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { Field } from '../parts/field.tsx';
import type { TypeDraft } from './type-draft.ts';

interface TypeFieldsProps {
  readonly draft: TypeDraft;
  readonly currency: string;
  readonly doctors: readonly Practitioner[];
  readonly faults: Partial<Record<string, string>>;
  readonly onChange: (draft: TypeDraft) => void;
}

/** The fields of a kind of visit. */
export function TypeFields({ draft, currency, doctors, faults, onChange }: TypeFieldsProps) {
  const { t } = useTranslation('staff');
  const bind = (name: Exclude<keyof TypeDraft, 'who'>) => ({
    value: draft[name],
    fault: faults[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange({ ...draft, [name]: target.value }),
  });
  const toggle = (id: string, isOn: boolean) =>
    onChange({ ...draft, who: isOn ? [...draft.who, id] : draft.who.filter((one) => one !== id) });
  return (
    <>
      <Field label={t('types.name')} {...bind('name')} />
      <div className="form__pair">
        <Field label={t('types.duration')} inputMode="numeric" {...bind('duration')} />
        <Field label={t('types.fee', { currency })} inputMode="decimal" {...bind('fee')} />
        <Field label={t('types.before')} inputMode="numeric" {...bind('before')} />
        <Field label={t('types.after')} inputMode="numeric" {...bind('after')} />
      </div>
      <fieldset className="picks">
        <legend>{t('types.who')}</legend>
        {doctors.map(({ practitionerId, name, specialty }) => (
          <label key={practitionerId} className="pick">
            <input
              type="checkbox"
              checked={draft.who.includes(practitionerId)}
              onChange={({ target }) => toggle(practitionerId, target.checked)}
            />
            {name} <span className="quiet">{specialty}</span>
          </label>
        ))}
      </fieldset>
      <div className="form__pair">
        <Field label={t('types.notice')} hint={t('types.noticeHint')} inputMode="numeric" {...bind('notice')} />
        <Field label={t('types.cap')} inputMode="numeric" {...bind('cap')} />
      </div>
    </>
  );
}
