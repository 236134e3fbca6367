import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/desk.css';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { PatientSearch } from './patient-search.tsx';

/** Finding a patient. */
export function PatientsPage() {
  const { t } = useTranslation('staff');
  useTitle(t('patients.title'));
  return (
    <NeedsRole roles={['practitioner', 'admin']}>
      <div className="narrow">
        <h1 className="page__title">{t('patients.title')}</h1>
        <PatientSearch />
      </div>
    </NeedsRole>
  );
}
