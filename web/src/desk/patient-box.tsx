import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../parts/field-frame.tsx';
import { patientFacts } from './patient-words.ts';
import { usePatients, type Patient } from './use-patients.ts';
import { useSettled } from './use-settled.ts';

interface PatientBoxProps {
  readonly fault: string | undefined;
  readonly onPick: (patient: Patient) => void;
  /** Nobody fits: somebody of this name is new. */
  readonly onNew: (name: string) => void;
}

const shown = 7;

/** Finds a patient by typing; arrows choose, Enter takes. The last entry notes a new one. */
export function PatientBox({ fault, onPick, onNew }: PatientBoxProps) {
  const { t } = useTranslation('staff');
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const query = usePatients(useSettled(text), shown);
  const name = text.trim();
  const found = name.length < 2 ? [] : (query.data?.items ?? []);
  const options = isOpen && name !== '' ? found.length + 1 : 0;
  const take = (index: number) => {
    const patient = found[index];
    if (patient === undefined) onNew(name);
    else onPick(patient);
  };
  const press = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      setOpen(true);
      setAt((at + step + Math.max(options, 1)) % Math.max(options, 1));
    } else if (event.key === 'Enter' && options > 0) take(at);
    else if (event.key === 'Escape' && options > 0) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="combo">
      <FieldFrame label={t('book.who')} hint={t('book.whoHint')} fault={fault}>
        {(control) => (
          <input
            {...control}
            role="combobox"
            autoComplete="off"
            aria-expanded={options > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={options > 0 ? `${id}-${at}` : undefined}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setAt(0);
              setOpen(true);
            }}
            onKeyDown={press}
          />
        )}
      </FieldFrame>
      <span className="visually-hidden" role="status">
        {options > 0 && query.data !== undefined && t('book.found', { count: found.length })}
      </span>
      <ul id={`${id}-list`} role="listbox" aria-label={t('book.who')} className="combo__list" hidden={options === 0}>
        {[...found, undefined].slice(0, options).map((patient, index) => (
          <li
            key={patient?.patientId ?? 'new'}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            // Before the field loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              take(index);
            }}
          >
            <strong>{patient?.name ?? t('book.fresh', { name })}</strong>
            {patient !== undefined && <span className="quiet">{patientFacts(t, patient).join(' · ')}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
