import { useSyncExternalStore } from 'react';
import { announced, onAnnounced } from './announce.ts';

/** Where live changes are spoken. */
export function Announcer() {
  const sentence = useSyncExternalStore(onAnnounced, announced);
  return (
    <div className="visually-hidden" aria-live="polite" role="status">
      {sentence}
    </div>
  );
}
