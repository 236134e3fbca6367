import { specialties } from '@daybook/contracts/specialties.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { writeChoice, type SearchChoice } from './search-choice.ts';

/** One speciality or all of them; the chosen one again means all. They are links, so each can be sent to somebody. */
export function SpecialtyChips({ choice, to }: { readonly choice: SearchChoice; readonly to: string }) {
  const { t } = useTranslation();
  const linkTo = (specialty: string) => {
    const next = { ...choice, specialty: specialty === choice.specialty ? '' : specialty };
    return { pathname: to, search: new URLSearchParams(writeChoice(next)).toString() };
  };
  return (
    <nav className="chips" aria-label={t('home.specialties')}>
      {['', ...specialties].map((specialty) => (
        <Link
          key={specialty}
          to={specialty === '' ? linkTo(choice.specialty) : linkTo(specialty)}
          className="chip"
          aria-current={specialty === choice.specialty ? 'true' : undefined}
          preventScrollReset
        >
          {specialty === '' ? t('home.all') : specialty}
        </Link>
      ))}
    </nav>
  );
}
