import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { Empty } from '../parts/empty.tsx';
import { Fault } from '../parts/fault.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { NoteRow } from './note-row.tsx';
import { useNotifications } from './use-notifications.ts';

/** The messages, newest first, and one button that marks them all read. */
export function NoteList() {
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
                  <NoteRow key={item.id} item={item} />
                ))}
              </ul>
              <More query={query} words={t('notes.more')} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
