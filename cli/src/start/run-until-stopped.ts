import type { RunningDaybook } from './start-daybook.ts';

/** Waits for Ctrl-C, SIGTERM or the end of npm, then stops everything in order; a second Ctrl-C does not wait. */
export function runUntilStopped(daybook: RunningDaybook, say: (line: string) => void): void {
  let stopping = false;
  const stop = (why: string) => {
    if (stopping) {
      if (why === 'SIGINT') process.exit(130);
      return;
    }
    stopping = true;
    say('Stopping…');
    daybook.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`Did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGHUP', () => stop('SIGHUP'));
  // npm passes SIGTERM to the shell between, which may die without us: notice that the parent is gone.
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || stop('parent ended'), 1_000).unref();
  }
}
