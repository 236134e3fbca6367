/** The wish to end: Ctrl-C, SIGTERM, SIGHUP, or the end of npm. A second Ctrl-C does not wait. */
export function stopOnSignal(say: (line: string) => void): AbortSignal {
  const stopping = new AbortController();
  const stop = (why: string) => {
    if (!stopping.signal.aborted) {
      say('Stopping…');
      stopping.abort(new Error(why));
    } else if (why === 'SIGINT') {
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // npm passes SIGTERM to the shell between, which may die without us: notice that the parent is gone.
  if (process.env['npm_lifecycle_event']) {
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || stop('parent ended'), 500).unref();
  }
  return stopping.signal;
}
