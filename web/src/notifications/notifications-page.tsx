import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Notification } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { Empty } from '../parts/empty.tsx';
import { Fault } from '../parts/fault.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords, viewerZone } from '../words/time-words.ts';
import { useNotifications } from './use-notifications.ts';

/** What a person was told. */
export function NotificationsPage() {
  const { t } = useTranslation();
  useTitle(t('notes.title'));
  return (
    <NeedsRole roles={['patient', 'practitioner', 'admin']}>
      <Notes />
    </NeedsRole>
  );
}

function Notes() {
  const { t } = useTranslation();
  const query = useNotifications();
  const queryClient = useQueryClient();
  const newest = query.data?.pages[0];
  const reading = useMutation({
    mutationFn: (upTo: string) => call('/api/notifications/read', { method: 'POST', body: { upTo } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const last = newest?.items[0];
  return (
    <>
      <div className="page__head">
        <h1 className="page__title">{t('notes.title')}</h1>
        {last !== undefined && (newest?.unread ?? 0) > 0 && (
          <button
            type="button"
            className="button"
            disabled={reading.isPending}
            onClick={() => reading.mutate(last.position)}
          >
            {t('notes.readAll')}
          </button>
        )}
      </div>
      <Fault>{reading.error === null ? '' : refusalWords(t, reading.error).sentence}</Fault>
      <Loaded query={query} skeleton={<Skeleton rows={4} shape="note-row" />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty title={t('notes.none')} hint={t('notes.noneHint')} />;
          return (
            <>
              <ul className="note-list">
                {items.map((item) => (
                  <Note key={item.id} item={item} />
                ))}
              </ul>
              {query.hasNextPage && (
                <button type="button" className="button more" onClick={() => void query.fetchNextPage()}>
                  {t('notes.more')}
                </button>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Note({ item }: { readonly item: Notification }) {
  const { t } = useTranslation();
  const isNew = item.readAt === undefined;
  return (
    <li className={isNew ? 'note-row note-row--new' : 'note-row'}>
      <div>
        <h2>{item.title}</h2>
        <p>{item.text}</p>
      </div>
      <p className="note-row__when">
        {isNew && <span className="tag tag--good">{t('notes.unread')}</span>}{' '}
        {timeWords(item.createdAt, viewerZone()).full}
      </p>
    </li>
  );
}
