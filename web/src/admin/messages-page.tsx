import '../staff/staff-words.ts';
import '../style/staff.css';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { DeadMessages } from './dead-messages.tsx';

/** Messages that did not find their way. */
export function MessagesPage() {
  const { t } = useTranslation('staff');
  useTitle(t('messages.title'));
  return (
    <NeedsRole roles={['admin']}>
      <h1 className="page__title">{t('messages.title')}</h1>
      <p className="lead">{t('messages.lead')}</p>
      <DeadMessages />
    </NeedsRole>
  );
}
