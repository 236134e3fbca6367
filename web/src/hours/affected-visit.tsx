import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import { Link } from 'react-router';
import { useAppointment } from '../admin/use-appointments.ts';
import { dayLink } from '../day/day-link.ts';
import { timeWords } from '../words/time-words.ts';

interface AffectedVisitProps {
  readonly visit: Fitted['affected'][number];
  readonly zone: string;
  readonly base: string;
}

/** A visit that stands outside the hours, with the way to it. */
export function AffectedVisit({ visit, zone, base }: AffectedVisitProps) {
  const { data } = useAppointment(visit.appointmentId);
  return (
    <li>
      <Link to={dayLink(base, visit, zone)}>{timeWords(visit.start, zone).full}</Link> {data?.patientName}
    </li>
  );
}
