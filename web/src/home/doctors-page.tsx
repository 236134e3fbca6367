import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTitle } from '../parts/use-title.ts';
import { DoctorList } from './doctor-list.tsx';
import { SearchBar } from './search-bar.tsx';
import { readChoice, writeChoice } from './search-choice.ts';
import { SpecialtyChips } from './specialty-chips.tsx';

/** Every doctor. */
export function DoctorsPage() {
  const { t } = useTranslation();
  useTitle(t('app.doctors'));
  const [search, setSearch] = useSearchParams();
  const choice = readChoice(search);
  return (
    <>
      <h1 className="page__title">{t('doctor.list')}</h1>
      <p className="lead">{t('doctor.listLead')}</p>
      <SearchBar choice={choice} onChoice={(next) => setSearch(writeChoice(next), { preventScrollReset: true })} />
      <SpecialtyChips choice={choice} to="/doctors" />
      <DoctorList choice={choice} allAt="/doctors" />
    </>
  );
}
