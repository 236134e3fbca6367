import { useState } from 'react';
import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Practitioner, Slot } from '../api/answers.ts';
import { BookingPanel } from '../booking/booking-panel.tsx';
import { useWatch } from '../live/use-watch.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { AboutDoctor } from './about-doctor.tsx';
import { FreeTimes } from './free-times.tsx';
import { RelatedDoctors } from './related-doctors.tsx';
import { useFreeTimes } from './use-free-times.ts';
import { usePlace } from './use-place.ts';

/** A doctor's page: times beside the panel that books the chosen one. */
export function DoctorView({ doctor }: { readonly doctor: Practitioner }) {
  const { t } = useTranslation();
  const { name, specialty, address, experience, degree, bookZone, practitionerId } = doctor;
  useTitle(name);
  useWatch([practitionerId]);
  const place = usePlace();
  const today = calendarDay(new Date(), bookZone);
  const from = place.from !== undefined && place.from > today ? place.from : today;
  const query = useFreeTimes(doctor, from);
  const [picked, setPicked] = useState<Slot>();
  const [own, setOwn] = useState<string>();
  const free = query.data?.slots ?? [];
  // A time that was picked is remembered: it may be taken while the panel is open.
  const chosen =
    place.slot === undefined
      ? undefined
      : (free.find(({ slotId }) => slotId === place.slot) ?? (picked?.slotId === place.slot ? picked : undefined));
  if (chosen !== undefined && chosen.slotId !== picked?.slotId) setPicked(chosen);
  const isLost = place.slot !== undefined && chosen === undefined && query.isSuccess && !query.isPlaceholderData;
  const close = () => {
    const slotId = place.slot;
    place.setSlot(undefined);
    requestAnimationFrame(() => {
      const button =
        slotId === undefined ? null : document.querySelector<HTMLElement>(`[data-slot="${CSS.escape(slotId)}"]`);
      (button ?? document.querySelector<HTMLElement>('.grid .time[tabindex="0"]'))?.focus();
    });
  };
  return (
    <div className={chosen === undefined && !isLost ? 'doctor' : 'doctor doctor--booking'}>
      <div className="doctor__head">
        <Avatar name={name} large />
        <div>
          <h1>{name}</h1>
          <p>{[specialty, ...address].join(' · ')}</p>
          <p className="tags">
            <span className="tag tag--good">
              <BadgeCheck aria-hidden="true" size={15} /> {t('doctor.verified')}
            </span>
            <span className="tag">{degree}</span>
            <span className="tag">{t('doctor.practice', { count: experience })}</span>
          </p>
        </div>
      </div>
      <div className="doctor__times">
        <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
          {(found) => (
            <FreeTimes
              doctor={doctor}
              found={found}
              chosen={place.slot}
              own={own}
              onPick={({ slotId }) => place.setSlot(slotId)}
              onFrom={place.setFrom}
            />
          )}
        </Loaded>
      </div>
      <div className="doctor__side">
        {(chosen !== undefined || isLost) && (
          <BookingPanel
            key={place.slot}
            doctor={doctor}
            slot={chosen}
            free={free}
            isFree={free.some(({ slotId }) => slotId === place.slot)}
            onTake={place.setSlot}
            onBooked={setOwn}
            onClose={close}
          />
        )}
        <AboutDoctor doctor={doctor} />
      </div>
      <RelatedDoctors doctor={doctor} />
    </div>
  );
}
