import { queryClient } from '../api/query-client.ts';
import { notePosition } from '../api/seen-position.ts';

/** Reads anew what a push says has changed; its position makes sure that the answer includes the change. */
export function takeChange(change: unknown): void {
  if (typeof change !== 'object' || change === null || !('topic' in change) || typeof change.topic !== 'string') return;
  if ('position' in change && typeof change.position === 'string') notePosition(change.position);
  const [topic, id] = change.topic.split(':');
  const stale = (...queryKey: readonly unknown[]) => void queryClient.invalidateQueries({ queryKey });
  switch (topic) {
    case 'appointments':
      stale('appointments');
      stale('history');
      return;
    case 'notifications':
      stale('notifications');
      return;
    case 'slots':
      stale('slots', id);
      // A clinic's day has the times of many.
      stale('slots', 'clinic');
      stale('practitioners');
      // Time off closes times, and visits in it need a look from then on.
      stale('appointments', 'conflicts');
      return;
  }
}
