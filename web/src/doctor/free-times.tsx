import { useRef } from 'react';
import { ArrowLeft, ArrowRight, MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Location, Practitioner, Slot } from '../api/answers.ts';
import { announce } from '../live/announce.ts';
import { LiveMark } from '../live/live-mark.tsx';
import { Empty } from '../parts/empty.tsx';
import { useMedia } from '../parts/use-media.ts';
import { calendarDay, dayAfter, noonOf } from '../words/calendar-day.ts';
import { momentWords } from '../words/moment-words.ts';
import { sameClock, timeWords, viewerZone, zoneName } from '../words/time-words.ts';
import { DateJump } from './date-jump.tsx';
import { groupDays, leftOut } from './group-days.ts';
import { leftOutWords } from './left-out-words.ts';
import { TimeGrid } from './time-grid.tsx';
import { useVanishing } from './use-vanishing.ts';

interface FreeTimesProps {
  readonly doctor: Practitioner;
  /** Where the times are. */
  readonly clinic?: Location | undefined;
  /** What was asked for, named by `look`, and from which day. */
  readonly found: { readonly from: string; readonly look: string; readonly slots: readonly Slot[] };
  readonly chosen: string | undefined;
  /** The time a visit has now, while it is moved. */
  readonly old?: Slot | undefined;
  /** What one has taken oneself is not missed. */
  readonly isOwn?: (slot: Slot) => boolean;
  readonly onPick: (slot: Slot) => void;
  readonly onFrom: (day: string) => void;
}

/** The free times of a doctor, some days at a time. */
export function FreeTimes(props: FreeTimesProps) {
  const { doctor, clinic, found, chosen, old, isOwn = () => false, onPick, onFrom } = props;
  const { t } = useTranslation();
  const zone = doctor.bookZone;
  const section = useRef<HTMLElement>(null);
  const isWide = useMedia('(min-width: 760px)');
  const gone = useVanishing(found.look, found.slots, (slot) => {
    if (!isOwn(slot)) announce(t('doctor.announceGone', { when: timeWords(slot.start, zone).full }));
  }).filter((slot) => !isOwn(slot));
  const today = calendarDay(new Date(), zone);
  const isShown = old !== undefined && calendarDay(old.start, zone) >= found.from;
  const times = [...found.slots, ...gone].filter(({ slotId }) => slotId !== old?.slotId);
  const shown = groupDays(isShown ? [...times, old] : times, zone).slice(0, isWide ? 5 : 3);
  const first = shown[0]?.day ?? found.from;
  const last = shown.at(-1)?.day;
  const span = last === undefined ? 7 : Math.max(7, (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1);
  const earlier = [dayAfter(found.from, -span), today].toSorted().at(-1) ?? today;
  const go = (day: string) => {
    onFrom(day);
    announce(t('home.from', { day: timeWords(noonOf(day), 'UTC').day }));
  };
  const nextFree = doctor.nextFree[0];
  const differs = shown.some(({ times }) => times.some(({ start }) => !sameClock(start, zone, viewerZone())));
  return (
    <section ref={section} className="free" aria-labelledby="free-title">
      <div className="free__head">
        <h2 id="free-title">{t('doctor.free')}</h2>
        <LiveMark words={t('doctor.live')} />
        <DateJump
          from={found.from}
          today={today}
          onJump={go}
          onDone={() => section.current?.querySelector<HTMLElement>('.time')?.focus()}
        />
        <button
          type="button"
          className="button button--round"
          aria-label={t('doctor.earlier')}
          disabled={found.from <= today}
          onClick={() => go(earlier)}
        >
          <ArrowLeft aria-hidden="true" size={18} />
        </button>
        <button
          type="button"
          className="button button--round"
          aria-label={t('doctor.later')}
          onClick={() => go(dayAfter(last ?? found.from, last === undefined ? 31 : 1))}
        >
          <ArrowRight aria-hidden="true" size={18} />
        </button>
      </div>
      {clinic !== undefined && (
        <p className="free__where">
          <MapPin aria-hidden="true" size={16} />
          <span>{t('doctor.at', { where: [clinic.name, ...clinic.address].join(', ') })}</span>
        </p>
      )}
      {shown.length === 0 ? (
        <Empty title={t('doctor.none')} hint={t('doctor.noneHint')}>
          {nextFree !== undefined && (
            <button type="button" className="button" onClick={() => go(calendarDay(nextFree.start, zone))}>
              {t('home.nextFree', { when: momentWords(t, nextFree.start, zone) })}
            </button>
          )}
          <Link to={`/?specialty=${encodeURIComponent(doctor.specialty)}`} className="button">
            {t('doctor.others')}
          </Link>
        </Empty>
      ) : (
        <TimeGrid
          days={shown}
          zone={zone}
          chosen={chosen}
          old={old?.slotId}
          gone={new Set(gone.map(({ slotId }) => slotId))}
          onPick={onPick}
        />
      )}
      <p className="free__note">
        {leftOutWords(t, leftOut(found.from, shown))}{' '}
        {t(differs ? 'doctor.zoneYours' : 'doctor.zone', { zone: zoneName(zone) })}
      </p>
    </section>
  );
}
