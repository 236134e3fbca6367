import { useEffect } from 'react';
import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { announce } from '../live/announce.ts';
import { useNow } from '../parts/use-now.ts';
import { timeWords, viewerZone } from '../words/time-words.ts';
import { clockWords } from './countdown.ts';
import type { HoldState } from './hold-state.ts';
import { usePhase } from './use-phase.ts';

/** How long the time is kept. It is spoken at the start, a minute before the end and at the end, and shown every second. */
export function HoldMark({ hold }: { readonly hold: HoldState }) {
  const { t } = useTranslation();
  const endsAt = hold.kind === 'held' ? hold.hold.endsAt : undefined;
  const phase = usePhase(endsAt);
  // Rendered anew every second; what is left is counted from the very moment.
  useNow(1_000);
  const until = endsAt === undefined ? '' : timeWords(new Date(endsAt).toISOString(), viewerZone()).time;
  useEffect(() => {
    if (until === '') return;
    if (phase === 'kept') announce(t('booking.held', { until }));
    if (phase === 'last') announce(t('booking.heldLast', { until }));
    if (phase === 'over') announce(t('booking.lapsed'));
  }, [t, phase, until]);
  if (hold.kind === 'none') return null;
  if (hold.kind === 'asking') return <p className="held held--asking">{t('booking.holding')}</p>;
  if (hold.kind === 'refused') return <p className="held held--over">{t('booking.notHeld')}</p>;
  if (phase === 'over' || phase === 'past') return <p className="held held--over">{t('booking.lapsed')}</p>;
  return (
    <p className={phase === 'last' ? 'held held--last' : 'held'}>
      <Timer aria-hidden="true" size={16} />
      <span>{t('booking.held', { until })}</span>
      <span aria-hidden="true">·</span>
      <span role="timer" className="held__left">
        {clockWords((endsAt ?? 0) - Date.now())}
      </span>
    </p>
  );
}
