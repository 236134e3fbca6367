/** SQLSTATE classes and socket errors that say "not now", never "your statement is wrong". */
const transient = /^(08...|57P0[1235]|53...|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;

/** Whether a database error passes by itself: no connection, a restart, too many clients, a lost race. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && transient.test(error.code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isConnectionError);
  return /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/.test(
    error.message,
  );
}
