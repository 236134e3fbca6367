import { Bell as BellIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNotifications } from './use-notifications.ts';

/** The way to the notifications, with how many are unread. */
export function Bell() {
  const { t } = useTranslation();
  const unread = useNotifications().data?.pages[0]?.unread ?? 0;
  return (
    <Link
      to="/notifications"
      className="button button--bare button--round bell"
      aria-label={t('notes.badge', { count: unread })}
    >
      <BellIcon aria-hidden="true" size={20} />
      {unread > 0 && (
        <span className="bell__count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
