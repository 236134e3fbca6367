import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWatch } from '../live/use-watch.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { DoctorCard } from './doctor-card.tsx';
import type { SearchChoice } from './search-choice.ts';
import { useDoctors } from './use-doctors.ts';

interface DoctorListProps {
  readonly choice: SearchChoice;
  /** Where the whole list is, without a choice. */
  readonly allAt: string;
}

/** The doctors that fit, with a word on how many. */
export function DoctorList({ choice, allAt }: DoctorListProps) {
  const { t } = useTranslation();
  const query = useDoctors(choice);
  const doctors = query.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatch(doctors.map(({ practitionerId }) => practitionerId));
  return (
    <section aria-labelledby="found" className="found">
      <h2 id="found" className="visually-hidden">
        {t('home.doctors')}
      </h2>
      <Loaded query={query} skeleton={<Skeleton rows={4} shape="doctor-card" />}>
        {() =>
          doctors.length === 0 ? (
            <Empty title={t('home.none')} hint={t('home.noneHint')}>
              <Link to={allAt} className="button">
                {t('home.clear')}
              </Link>
            </Empty>
          ) : (
            <>
              <p className="found__count" role="status">
                {query.hasNextPage
                  ? t('home.foundMore', { count: doctors.length })
                  : t('home.found', { count: doctors.length })}
              </p>
              <ul className="doctors">
                {doctors.map((doctor) => (
                  <DoctorCard key={doctor.practitionerId} doctor={doctor} from={choice.from} />
                ))}
              </ul>
              <More query={query} words={t('home.more')} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
