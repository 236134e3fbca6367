import { useId } from 'react';
import type { Location, Visit } from '../api/answers.ts';
import { VisitCard } from './visit-card.tsx';

interface VisitGroupProps {
  readonly title: string;
  readonly visits: readonly Visit[];
  readonly now: number;
  readonly clinics: readonly Location[];
}

/** Visits of one kind; nothing when there are none. */
export function VisitGroup({ title, visits, now, clinics }: VisitGroupProps) {
  const id = useId();
  if (visits.length === 0) return null;
  return (
    <section aria-labelledby={id} className="visits">
      <h2 id={id}>
        {title} <span className="quiet">{visits.length}</span>
      </h2>
      <ul>
        {visits.map((visit) => (
          <VisitCard key={visit.appointmentId} visit={visit} now={now} clinics={clinics} />
        ))}
      </ul>
    </section>
  );
}
