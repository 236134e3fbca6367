import { isConnectionError } from '@daybook/platform/postgres/is-connection-error.ts';
import { CheckpointMoved } from './checkpoint.ts';

const sqlState = /^[0-9A-Z]{5}$/;
/** Data exception and integrity violation: the row itself is at fault, and would be again. */
const rowAtFault = /^2[23]/;
/** What kysely says of a connection that broke in the middle of a transaction. */
const brokenTransaction =
  /^(Postgres connection has been discarded|driver has already been destroyed|Client was closed)/;

/**
 * Whether a failed batch may succeed when repeated as it is. Everything PostgreSQL refuses for a reason that is not in
 * the row (disk full, no rights, table locked or gone, shutting down) is: an operator repairs it, and nothing was lost.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof CheckpointMoved || isConnectionError(error)) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && sqlState.test(error.code)) {
    return !rowAtFault.test(error.code);
  }
  return brokenTransaction.test(error.message);
}
