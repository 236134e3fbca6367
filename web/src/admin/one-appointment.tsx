import { useEffect, useRef } from 'react';
import { dayBase, dayLink } from '../day/day-link.ts';
import { VisitDetail } from '../day/visit-detail.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useAppointment } from './use-appointments.ts';

/** One appointment, read by itself: it may be on a page of the list that is not shown. */
export function OneAppointment({ appointmentId, now }: { readonly appointmentId: string; readonly now: number }) {
  const query = useAppointment(appointmentId);
  const box = useRef<HTMLDivElement>(null);
  const isThere = query.data !== undefined;
  useEffect(() => {
    if (isThere) box.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [isThere]);
  return (
    <div ref={box} className="detail__one">
      <Loaded query={query} skeleton={<Skeleton rows={3} shape="skeleton__row--line" />}>
        {(visit) => (
          <VisitDetail
            visit={visit}
            now={now}
            who={visit.patientName}
            dayPage={dayLink(dayBase(visit.practitionerId), visit, visit.zone)}
          />
        )}
      </Loaded>
    </div>
  );
}
