import type { Visit } from '../api/answers.ts';
import { isOnPage } from '../day/visit-look.ts';

/** Coming ones soonest first, the others latest first; a visit under way is still coming. */
export function sortPatientVisits(visits: readonly Visit[], now: number) {
  const isComing = (visit: Visit) => isOnPage(visit) && Date.parse(visit.end) > now;
  return {
    coming: visits.filter(isComing).toSorted((one, other) => one.start.localeCompare(other.start)),
    past: visits.filter((visit) => isOnPage(visit) && !isComing(visit)),
    ended: visits.filter((visit) => !isOnPage(visit)),
  };
}
