import { useState } from 'react';
import type { Practitioner, Slot } from '../api/answers.ts';
import { BookingPanel } from '../booking/booking-panel.tsx';
import { useHold } from '../booking/use-hold.ts';
import { usePhase } from '../booking/use-phase.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useSession } from '../session/use-session.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { AboutDoctor } from './about-doctor.tsx';
import { firstDay } from './first-day.ts';
import { focusTime } from './focus-time.ts';
import { FreeTimes } from './free-times.tsx';
import { useChoices } from './use-choices.ts';
import { useFreeTimes } from './use-free-times.ts';
import { useLeft } from './use-left.ts';
import { usePlace } from './use-place.ts';
import { useSeen } from './use-seen.ts';
import { chosenOf, timesWithoutType } from './visit-choices.ts';
import { VisitChoice } from './visit-choice.tsx';
import { collides, spanOf, withOwn, type Span } from './with-own.ts';

/** What the visit is for, the times, and the panel that keeps the chosen one and books it. */
export function BookHere({ doctor }: { readonly doctor: Practitioner }) {
  const place = usePlace();
  const session = useSession();
  const { isReady, choices, clinics } = useChoices(doctor);
  const choice = chosenOf(choices, place.visit);
  const type = choice?.type;
  const look = { from: firstDay(doctor, place.from), visitTypeId: type?.visitTypeId, isReady };
  const query = useFreeTimes(doctor, look);
  const hold = useHold(isReady ? place.slot : undefined, look.visitTypeId);
  const phase = usePhase(hold.kind === 'held' ? hold.hold.endsAt : undefined);
  const [picked, setPicked] = useState<Slot>();
  const [booked, setBooked] = useState<Span>();
  const [left, leave] = useLeft();

  const all = query.data?.slots ?? [];
  const free = choice === undefined || type !== undefined ? all : timesWithoutType(all, choices);
  const seen = useSeen(query.data?.look ?? '', free);
  const kept = hold.kind === 'held' && hold.hold.slotId === place.slot ? hold.hold : undefined;
  // A time that was picked is remembered: it leaves the list when it is kept, and may be taken while the panel is open.
  const chosen =
    place.slot === undefined
      ? undefined
      : (seen.get(place.slot) ??
        (picked?.slotId === place.slot ? picked : undefined) ??
        (kept && { ...kept, practitionerId: doctor.practitionerId, status: 'free' as const }));
  if (chosen !== undefined && chosen.slotId !== picked?.slotId) setPicked(chosen);

  const clinicOf = (slot: Slot | undefined) => clinics.find(({ locationId }) => locationId === slot?.locationId);
  const isPatient = session === undefined || (session !== 'restoring' && session.role === 'patient');
  const keeps = chosen !== undefined && isPatient && hold.kind !== 'refused' && phase !== 'past';
  const own = keeps ? spanOf(chosen, type) : undefined;
  const isMine = (slot: Slot) => booked !== undefined && collides(slot, booked, type);
  const mine = own === undefined ? left : [own, ...left];
  const isOwn = (slot: Slot) => !isMine(slot) && mine.some((span) => collides(slot, span, type));
  const isInView = picked !== undefined && calendarDay(picked.start, doctor.bookZone) >= look.from;
  const known = isInView && !seen.has(picked.slotId) ? [...seen.values(), picked] : [...seen.values()];
  const shown = withOwn(free, known, isOwn);
  const isFree = free.some(({ slotId }) => slotId === place.slot);
  const isUnknown =
    place.slot !== undefined &&
    chosen === undefined &&
    query.isSuccess &&
    !query.isPlaceholderData &&
    (hold.kind === 'refused' || !isPatient);
  const choose = (slotId: string | undefined) => {
    if (own !== undefined) leave(own);
    place.setSlot(slotId);
  };
  const close = () => {
    choose(undefined);
    focusTime(place.slot);
  };
  return (
    <>
      <div className="doctor__times">
        <VisitChoice doctor={doctor} choices={choices} chosen={choice} onChoose={place.setVisit} />
        <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
          {(found) => (
            <FreeTimes
              doctor={doctor}
              clinic={choice?.location ?? clinicOf(free[0])}
              found={{ ...found, slots: shown }}
              chosen={place.slot}
              isOwn={isMine}
              onPick={({ slotId }) => choose(slotId)}
              onFrom={place.setFrom}
            />
          )}
        </Loaded>
      </div>
      <div className="doctor__side">
        {(chosen !== undefined || isUnknown) && (
          <BookingPanel
            key={place.slot}
            doctor={doctor}
            choice={choice}
            clinic={choice?.location ?? clinicOf(chosen)}
            slot={chosen}
            free={free}
            hold={hold}
            isGone={chosen === undefined || (!isFree && (phase === 'past' || hold.kind === 'refused' || !isPatient))}
            onTake={choose}
            onBooked={(slot) => setBooked(spanOf(slot, type))}
            onClose={close}
          />
        )}
        <AboutDoctor doctor={doctor} />
      </div>
    </>
  );
}
