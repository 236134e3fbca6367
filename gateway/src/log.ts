/** Writes one JSON line, in the shape of the other services' logs. Never give it a query or a header: they hold personal data. */
export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const levels = { info: 30, warn: 40, error: 50 };
  const line = { level: levels[level], time: new Date().toISOString(), service: 'gateway', ...more, msg: message };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
