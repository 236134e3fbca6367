import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayBase } from '../day/day-link.ts';
import { FailedLine } from '../parts/failed-line.tsx';
import { ConflictList } from './conflict-list.tsx';
import { useConflicts } from './use-conflicts.ts';

const most = 3;

/** The next visits that need a look, and how many there are; nothing when all is well. */
export function OverviewConflicts() {
  const { t } = useTranslation('staff');
  const query = useConflicts();
  if (query.data === undefined && query.error !== null)
    return <FailedLine words={t('looks.failed')} retry={() => void query.refetch()} />;
  const first = query.data?.pages[0];
  if (first === undefined || first.items.length === 0) return null;
  const { items, next } = first;
  return (
    <section className="overview__looks" aria-labelledby="looks-title">
      <h2 id="looks-title">{t('looks.title')}</h2>
      <ConflictList items={items.slice(0, most)} baseOf={dayBase} />
      <p className="rows__after">
        <Link to="/admin/conflicts" className="button">
          {t('looks.all', { number: `${items.length}${next === undefined ? '' : '+'}` })}
        </Link>
      </p>
    </section>
  );
}
