import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocations } from '../api/use-locations.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { sortVisits } from './sort-visits.ts';
import { useVisits } from './use-visits.ts';
import { VisitCard } from './visit-card.tsx';
import { VisitGroup } from './visit-group.tsx';

/** The visits of whoever is signed in: the next one large, then what comes, what was, what was cancelled. */
export function MyVisits() {
  const { t } = useTranslation();
  const query = useVisits();
  const now = useNow();
  // The cards do not wait for the clinics' rules: the server keeps them anyway.
  const { data: clinics = [] } = useLocations();
  return (
    <Loaded query={query} skeleton={<Skeleton rows={3} shape="visit" />}>
      {({ pages }) => {
        const visits = pages.flatMap(({ items }) => items);
        const { upcoming, past, cancelled } = sortVisits(visits, now);
        const [next, ...later] = upcoming;
        if (visits.length === 0) {
          return (
            <Empty title={t('visits.none')} hint={t('visits.noneHint')}>
              <Link to="/" className="button button--main">
                {t('app.find')}
              </Link>
            </Empty>
          );
        }
        return (
          <>
            {next === undefined ? (
              <p className="visits__nothing">
                {t('visits.noneUpcoming')} <Link to="/">{t('app.find')}</Link>
              </p>
            ) : (
              <ul>
                <VisitCard visit={next} now={now} clinics={clinics} large />
              </ul>
            )}
            <VisitGroup title={t('visits.upcoming')} visits={later} now={now} clinics={clinics} />
            <VisitGroup title={t('visits.past')} visits={past} now={now} clinics={clinics} />
            <VisitGroup title={t('visits.cancelled')} visits={cancelled} now={now} clinics={clinics} />
            <More query={query} words={t('visits.more')} />
          </>
        );
      }}
    </Loaded>
  );
}
