import '../staff/staff-words.ts';
import '../style/staff.css';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { DoctorTable } from './doctor-table.tsx';

/** Everybody who can be booked, and the way to add one. */
export function AdminDoctorsPage() {
  const { t } = useTranslation('staff');
  useTitle(t('doctors.title'));
  return (
    <NeedsRole roles={['admin']}>
      <DoctorTable />
    </NeedsRole>
  );
}
