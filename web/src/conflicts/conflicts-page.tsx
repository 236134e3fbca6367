import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/desk.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayBase } from '../day/day-link.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { ConflictList } from './conflict-list.tsx';
import { useConflicts } from './use-conflicts.ts';

function AllConflicts() {
  const { t } = useTranslation('staff');
  const query = useConflicts();
  return (
    <Loaded query={query} skeleton={<Skeleton rows={3} shape="skeleton__row--line" />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty title={t('looks.none')} hint={t('looks.noneHint')} />;
        return (
          <>
            <ConflictList items={items} baseOf={dayBase} />
            <More query={query} words={t('list.more')} />
          </>
        );
      }}
    </Loaded>
  );
}

/** Every visit to come that stands against a rule of the clinic, whoever has it. */
export function ConflictsPage() {
  const { t } = useTranslation('staff');
  useTitle(t('looks.title'));
  return (
    <NeedsRole roles={['admin']}>
      <div className="narrow">
        <p className="crumb">
          <Link to="/admin">{t('nav.overview')}</Link>
        </p>
        <h1 className="page__title">{t('looks.title')}</h1>
        <p className="lead">{t('looks.lead')}</p>
        <AllConflicts />
      </div>
    </NeedsRole>
  );
}
