import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useTitle } from '../parts/use-title.ts';
import { useSession } from '../session/use-session.ts';
import { DoctorList } from './doctor-list.tsx';
import { SearchBar } from './search-bar.tsx';
import { readChoice, writeChoice } from './search-choice.ts';
import { SpecialtyChips } from './specialty-chips.tsx';

/** The first page: what this is, the search, and doctors with times to book at once. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  useTitle('');
  const [search, setSearch] = useSearchParams();
  const choice = readChoice(search);
  return (
    <>
      <div className="hero">
        <h1>{t('home.title')}</h1>
        <p className="lead">{t('home.lead')}</p>
      </div>
      <SearchBar choice={choice} onChoice={(next) => setSearch(writeChoice(next), { preventScrollReset: true })} />
      <SpecialtyChips choice={choice} to="/" />
      <DoctorList choice={choice} allAt="/" />
      {session === undefined && (
        <aside className="join">
          <div>
            <h2>{t('home.joinTitle')}</h2>
            <p>{t('home.joinWords')}</p>
          </div>
          <Link to="/sign-in?new" className="button">
            {t('home.join')}
          </Link>
        </aside>
      )}
    </>
  );
}
