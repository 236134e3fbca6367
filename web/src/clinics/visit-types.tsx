import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Location } from '../api/answers.ts';
import { moneyWords } from '../words/money-words.ts';
import { TypeDialog } from './type-dialog.tsx';

/** The kinds of visits of a clinic, one a line; a line opens its form. */
export function VisitTypes({ clinic }: { readonly clinic: Location }) {
  const { t } = useTranslation('staff');
  const [asked, setAsked] = useState<string>();
  const { visitTypes } = clinic;
  return (
    <section className="section" aria-labelledby="types-title">
      <div className="section__head">
        <h2 id="types-title">{t('types.title')}</h2>
        <button type="button" className="button" onClick={() => setAsked('')}>
          {t('types.add')}
        </button>
      </div>
      {visitTypes.length === 0 && <p className="quiet">{t('types.none')}</p>}
      <ul className="lines">
        {visitTypes.map(({ visitTypeId, name, duration, bufferBefore, bufferAfter, fee, practitionerIds }) => (
          <li key={visitTypeId} className="lines__link">
            <button
              type="button"
              className="row-link"
              aria-label={t('types.edit', { name })}
              onClick={() => setAsked(visitTypeId)}
            >
              {name}
            </button>
            <span>
              {t('types.minutes', { count: duration })}
              {bufferBefore + bufferAfter > 0 && (
                <span className="quiet"> {t('types.buffers', { before: bufferBefore, after: bufferAfter })}</span>
              )}
            </span>
            <span className="lines__end">
              {moneyWords(fee)} <span className="quiet">{t('types.who', { count: practitionerIds.length })}</span>
            </span>
          </li>
        ))}
      </ul>
      {asked !== undefined && <TypeDialog clinic={clinic} visitTypeId={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}
