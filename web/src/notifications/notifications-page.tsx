import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { NoteList } from './note-list.tsx';

/** What a person was told. */
export function NotificationsPage() {
  const { t } = useTranslation();
  useTitle(t('notes.title'));
  return (
    <NeedsRole roles={['patient', 'practitioner', 'admin']}>
      <NoteList />
    </NeedsRole>
  );
}
