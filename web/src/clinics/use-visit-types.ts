import type { Location } from '../api/answers.ts';
import { useStaffCommand } from '../staff/use-staff-command.ts';

/** Sets the kinds of visits of a clinic, all at once: that is how the API takes them. */
export const useVisitTypes = ({ locationId }: Location, onDone: () => void) =>
  useStaffCommand(
    (visitTypes: readonly object[]) => ({
      method: 'PUT',
      path: `/api/locations/${locationId}/visit-types`,
      body: { visitTypes },
    }),
    ['locations', 'slots'],
    onDone,
  );
