import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { MyVisits } from './my-visits.tsx';

/** A patient's own visits. */
export function AppointmentsPage() {
  const { t } = useTranslation();
  useTitle(t('visits.title'));
  return (
    <NeedsRole roles={['patient']}>
      <h1 className="page__title">{t('visits.title')}</h1>
      <MyVisits />
    </NeedsRole>
  );
}
