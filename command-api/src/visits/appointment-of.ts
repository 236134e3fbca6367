import { appointmentId, type PageAddress } from '@daybook/contracts/page-address.ts';
import type { Command } from '../write-path/command.ts';

/** The id of the appointment a command makes: a repetition makes the same one. */
export const appointmentOf = (address: PageAddress, command: Command): string =>
  appointmentId(address, command.id.replaceAll('-', '').slice(0, 12));
