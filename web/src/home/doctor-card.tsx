import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Practitioner } from '../api/answers.ts';
import { Avatar } from '../parts/avatar.tsx';
import { calendarDay } from '../words/calendar-day.ts';
import { dayWords, momentWords } from '../words/moment-words.ts';
import { moneyWords } from '../words/money-words.ts';
import { timeWords } from '../words/time-words.ts';
import { useFreeFrom } from './use-free-from.ts';

interface DoctorCardProps {
  readonly doctor: Practitioner;
  readonly from?: string;
  /** Only times at which such a visit fits. */
  readonly visitTypeId?: string | undefined;
  /** What else stands in the addresses the card leads to. */
  readonly more?: Readonly<Record<string, string>>;
}

/** A doctor with the next free times: booking begins right here. */
export function DoctorCard({ doctor, from = '', visitTypeId, more = {} }: DoctorCardProps) {
  const { t } = useTranslation();
  const { practitionerId, name, specialty, address, experience, fee, bookZone, available } = doctor;
  const offered = useFreeFrom(doctor, from, visitTypeId);
  const free = available ? offered : [];
  const first = free?.[0];
  const pageWith = (query: Readonly<Record<string, string>>) => {
    const all = new URLSearchParams({ ...more, ...(from === '' ? {} : { from }), ...query }).toString();
    return `/doctors/${practitionerId}${all === '' ? '' : `?${all}`}`;
  };
  const firstDay = first === undefined ? '' : calendarDay(first.start, bookZone);
  return (
    <li className="doctor-card">
      <Avatar name={name} />
      <div className="doctor-card__who">
        <h3>
          <Link to={pageWith({})}>{name}</Link>
        </h3>
        <p>{[specialty, address[0]].filter(Boolean).join(' · ')}</p>
        <p className="quiet">{`${t('doctor.practice', { count: experience })} · ${moneyWords(fee)}`}</p>
      </div>
      <div className="doctor-card__times">
        <p className="doctor-card__next">
          <span className={`availability availability--${first === undefined ? 'none' : 'some'}`} aria-hidden="true" />
          {free !== undefined &&
            (first === undefined
              ? t(!available ? 'home.unavailable' : from === '' ? 'home.noneFree' : 'home.noneFreeThen')
              : t('home.nextFree', { when: dayWords(t, first.start, bookZone) }))}
        </p>
        <ul aria-label={t('home.timesOf', { name })}>
          {free?.map(({ slotId, start }) => {
            const { time, weekday } = timeWords(start, bookZone);
            const isOtherDay = calendarDay(start, bookZone) !== firstDay;
            return (
              <li key={slotId}>
                <Link
                  to={pageWith({ slot: slotId })}
                  className="time"
                  aria-label={t('doctor.slot', { when: momentWords(t, start, bookZone) })}
                >
                  {isOtherDay ? `${weekday} ${time}` : time}
                </Link>
              </li>
            );
          })}
          <li>
            <Link to={pageWith({})} className="button button--bare" aria-label={t('home.allTimesOf', { name })}>
              {t('home.allTimes')}
            </Link>
          </li>
        </ul>
      </div>
    </li>
  );
}
