import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { moneyWords } from '../words/money-words.ts';
import type { VisitChoice as Choice } from './visit-choices.ts';

interface VisitChoiceProps {
  readonly doctor: Practitioner;
  readonly choices: readonly Choice[];
  readonly chosen: Choice | undefined;
  readonly onChoose: (key: string) => void;
}

/** What the visit is for, asked before the times; not asked when there is nothing to choose. */
export function VisitChoice({ doctor, choices, chosen, onChoose }: VisitChoiceProps) {
  const { t } = useTranslation();
  const name = useId();
  if (choices.length < 2) return null;
  const clinics = new Set(choices.map(({ location }) => location?.locationId));
  return (
    <fieldset className="kinds">
      <legend>{t('doctor.visitType')}</legend>
      {choices.map(({ key, type, location }) => {
        const facts = [
          type === undefined ? '' : t('doctor.minutes', { count: type.duration }),
          moneyWords(type?.fee ?? doctor.fee),
          clinics.size > 1 ? location?.name : '',
        ];
        return (
          <label key={key} className="kind">
            <input type="radio" name={name} value={key} checked={key === chosen?.key} onChange={() => onChoose(key)} />
            <span className="kind__name">{type?.name ?? t('doctor.otherVisit')}</span>
            <span className="kind__facts">{facts.filter(Boolean).join(' · ')}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
