import { address } from '../api/address.ts';
import { book, useStaffCommand } from '../staff/use-staff-command.ts';

/** Closes a time; a visit on it is cancelled only if that was asked for. */
export const useClosing = (onDone: () => void) =>
  useStaffCommand(
    ({ slotId, cancelBooked }: { readonly slotId: string; readonly cancelBooked: boolean }) => ({
      method: 'DELETE',
      path: address(`/api/slots/${slotId}`, { cancelBooked: cancelBooked ? 'true' : undefined }),
    }),
    book,
    onDone,
  );
