import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Practitioner, Slot, Visit } from '../api/answers.ts';
import { useLocations } from '../api/use-locations.ts';
import { AboutDoctor } from '../doctor/about-doctor.tsx';
import { DoctorHead } from '../doctor/doctor-head.tsx';
import { firstDay } from '../doctor/first-day.ts';
import { focusTime } from '../doctor/focus-time.ts';
import { FreeTimes } from '../doctor/free-times.tsx';
import { RelatedDoctors } from '../doctor/related-doctors.tsx';
import { useFreeTimes } from '../doctor/use-free-times.ts';
import { usePlace } from '../doctor/use-place.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { momentWords } from '../words/moment-words.ts';
import { MovePanel } from './move-panel.tsx';

interface MovePickerProps {
  readonly doctor: Practitioner;
  readonly visit: Visit;
}

/** The times a visit could move to. */
export function MovePicker({ doctor, visit }: MovePickerProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const { practitionerId, name, available } = doctor;
  const { visitType, appointmentId } = visit;
  const locations = useLocations();
  const type = locations.data
    ?.flatMap(({ visitTypes }) => visitTypes)
    .find(({ visitTypeId }) => visitTypeId === visitType?.visitTypeId);
  const cannot =
    visitType !== undefined && type !== undefined && !type.practitionerIds.includes(practitionerId)
      ? t('move.notOffered', { name, visit: visitType.name })
      : available
        ? undefined
        : t('doctor.unavailable', { name });
  const visitTypeId = type?.visitTypeId;
  const look = { from: firstDay(doctor, place.from), visitTypeId, isReady: !locations.isPending };
  const query = useFreeTimes(doctor, look);
  const [picked, setPicked] = useState<Slot>();
  const free = query.data?.slots ?? [];
  const found = free.find(({ slotId }) => slotId === place.slot);
  const chosen = found ?? (picked?.slotId === place.slot ? picked : undefined);
  if (chosen !== undefined && chosen.slotId !== picked?.slotId) setPicked(chosen);
  const clinicOf = (slot: Slot | undefined) =>
    locations.data?.find(({ locationId }) => locationId === slot?.locationId);
  const { start, end, slotId } = visit;
  const old: Slot = { slotId, practitionerId, start, end, status: 'busy' };
  return (
    <>
      <section className="moving" aria-label={t('move.which')}>
        <p>{t('move.lead', { when: momentWords(t, start, visit.zone), name: visit.practitionerName })}</p>
        <Link to="/appointments" className="button">
          {t('move.keep')}
        </Link>
      </section>
      <div className="doctor">
        <DoctorHead doctor={doctor} />
        <div className="doctor__times">
          {cannot !== undefined ? (
            <Empty title={cannot} hint={t('home.noneHint')} />
          ) : (
            <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
              {(times) => (
                <FreeTimes
                  doctor={doctor}
                  clinic={clinicOf(free[0])}
                  found={times}
                  chosen={place.slot}
                  old={visit.practitionerId === practitionerId ? old : undefined}
                  onPick={(slot) => place.setSlot(slot.slotId)}
                  onFrom={place.setFrom}
                />
              )}
            </Loaded>
          )}
        </div>
        <div className="doctor__side">
          {chosen !== undefined && (
            <MovePanel
              key={place.slot}
              {...{ doctor, visit, free }}
              clinic={clinicOf(chosen)}
              slot={chosen}
              isFree={found !== undefined}
              onTake={place.setSlot}
              onClose={() => {
                place.setSlot(undefined);
                focusTime(place.slot);
              }}
            />
          )}
          <AboutDoctor doctor={doctor} />
        </div>
        <RelatedDoctors doctor={doctor} moving={{ appointmentId, type }} />
      </div>
    </>
  );
}
