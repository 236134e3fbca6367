import { useTranslation } from 'react-i18next';
import type { Notification } from '../api/answers.ts';
import { timeWords, viewerZone } from '../words/time-words.ts';

/** One message. */
export function NoteRow({ item }: { readonly item: Notification }) {
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
