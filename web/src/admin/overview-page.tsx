import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/day.css';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { Overview } from './overview.tsx';

/** The front desk's first page. */
export function OverviewPage() {
  const { t } = useTranslation('staff');
  useTitle(t('admin.title'));
  return (
    <NeedsRole roles={['admin']}>
      <Overview />
    </NeedsRole>
  );
}
