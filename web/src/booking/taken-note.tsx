import { useTranslation } from 'react-i18next';
import type { Practitioner, Slot } from '../api/answers.ts';
import { nearestFree } from '../doctor/nearest-free.ts';
import { listWords } from '../words/moment-words.ts';
import { timeWords } from '../words/time-words.ts';
import { isTooShort } from './lost.ts';

interface TakenNoteProps {
  readonly doctor: Practitioner;
  readonly slot: Slot;
  readonly free: readonly Slot[];
  /** Why it cannot be had, if the API said so. */
  readonly error?: unknown;
  readonly onTake: (slotId: string) => void;
}

/** `09:30 was just taken. 10:00 and 11:30 are free.` and a button for each. */
export function TakenNote({ doctor, slot, free, error, onTake }: TakenNoteProps) {
  const { t } = useTranslation();
  const zone = doctor.bookZone;
  const near = nearestFree(slot.start, free, zone);
  const times = near.map(({ start }) => timeWords(start, zone).time);
  const { time } = timeWords(slot.start, zone);
  const wordsOf = {
    taken: ['booking.gone', 'booking.goneOne', 'booking.goneOther'],
    short: ['booking.tooShort', 'booking.tooShortOne', 'booking.tooShortOther'],
  } as const;
  const words = wordsOf[isTooShort(error) ? 'short' : 'taken'][Math.min(near.length, 2)] ?? 'booking.gone';
  return (
    <div className="taken">
      <p role="alert">{t(words, { time, others: listWords(t, times) })}</p>
      <div className="row">
        {near.map(({ slotId, start }) => (
          <button key={slotId} type="button" className="time" onClick={() => onTake(slotId)}>
            {t('booking.take', { time: timeWords(start, zone).time })}
          </button>
        ))}
      </div>
    </div>
  );
}
