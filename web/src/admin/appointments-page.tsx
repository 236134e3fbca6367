import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/day.css';
import '../style/desk.css';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { AppointmentList } from './appointment-list.tsx';

/** Every appointment of the practice. */
export function AdminAppointmentsPage() {
  const { t } = useTranslation('staff');
  useTitle(t('list.title'));
  return (
    <NeedsRole roles={['admin']}>
      <AppointmentList />
    </NeedsRole>
  );
}
