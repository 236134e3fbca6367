import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { liveState, onLiveState } from './live-state.ts';

/** Whether changes arrive by themselves. */
export function LiveMark({ words }: { readonly words?: string }) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(onLiveState, liveState);
  if (state === 'starting') return null;
  return (
    <span className={`live-mark live-mark--${state}`}>
      <span className="live-mark__dot" aria-hidden="true" />
      <span className="live-mark__word">{state === 'live' ? (words ?? t('app.live')) : t('app.reconnecting')}</span>
    </span>
  );
}
