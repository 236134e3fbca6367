import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/field.tsx';
import { PatientBox } from './patient-box.tsx';
import { patientFacts } from './patient-words.ts';
import type { Patient } from './use-patients.ts';

/** Nobody yet, somebody known, or somebody new as typed so far. */
export type Who =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'known'; readonly patient: Patient }
  | { readonly kind: 'new'; readonly name: string; readonly phone: string; readonly email: string };

interface WhoFieldsProps {
  readonly who: Who;
  readonly faults: Readonly<Record<string, string>>;
  readonly onWho: (who: Who) => void;
}

/** Whom a booking is for. */
export function WhoFields({ who, faults, onWho }: WhoFieldsProps) {
  const { t } = useTranslation('staff');
  const box = useRef<HTMLDivElement>(null);
  const { kind } = who;
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) box.current?.querySelector<HTMLElement>('input, button')?.focus();
    first.current = false;
  }, [kind]);
  const back = () => onWho({ kind: 'nobody' });
  return (
    <div ref={box} className="form">
      {who.kind === 'nobody' && (
        <PatientBox
          fault={faults['patientId']}
          onPick={(patient) => onWho({ kind: 'known', patient })}
          onNew={(name) => onWho({ kind: 'new', name, phone: '', email: '' })}
        />
      )}
      {who.kind === 'known' && (
        <div className="chosen">
          <p>
            <strong>{who.patient.name}</strong>
            <br />
            <span className="quiet">{patientFacts(t, who.patient).join(' · ')}</span>
          </p>
          <button type="button" className="button" onClick={back}>
            {t('book.change')}
          </button>
        </div>
      )}
      {who.kind === 'new' && (
        <fieldset className="form group">
          <legend>{t('book.newTitle')}</legend>
          <Field
            label={t('book.name')}
            autoComplete="off"
            value={who.name}
            fault={faults['name']}
            onChange={({ target }) => onWho({ ...who, name: target.value })}
          />
          <div className="form__pair">
            <Field
              label={t('book.phone')}
              type="tel"
              inputMode="tel"
              autoComplete="off"
              value={who.phone}
              fault={faults['phone']}
              onChange={({ target }) => onWho({ ...who, phone: target.value })}
            />
            <Field
              label={t('book.email')}
              hint={t('book.emailHint')}
              type="email"
              inputMode="email"
              autoComplete="off"
              value={who.email}
              fault={faults['email']}
              onChange={({ target }) => onWho({ ...who, email: target.value })}
            />
          </div>
          <button type="button" className="button button--bare" onClick={back}>
            {t('book.known')}
          </button>
        </fieldset>
      )}
    </div>
  );
}
