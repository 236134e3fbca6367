import { useTranslation } from 'react-i18next';
import type { Visit } from '../api/answers.ts';
import { stateWords } from './state-words.ts';
import { lookOf, type Look } from './visit-look.ts';

const tags: Readonly<Record<Look, string>> = {
  booked: 'tag tag--good',
  due: 'tag tag--good',
  open: 'tag tag--held',
  arrived: 'tag tag--now',
  inside: 'tag tag--now',
  done: 'tag',
  missed: 'tag tag--bad',
  held: 'tag tag--held',
  cancelled: 'tag tag--bad',
  error: 'tag',
};

/** The state of a visit, as staff see it. */
export function VisitMark({ visit, now }: { readonly visit: Visit; readonly now: number }) {
  const { t } = useTranslation('staff');
  return (
    <span className="tags">
      <span className={tags[lookOf(visit, now)]}>{stateWords(t, visit, now)}</span>
      {visit.late === true && <span className="tag tag--held">{t('state.late')}</span>}
    </span>
  );
}
