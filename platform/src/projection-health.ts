/** A read model counts as late when the newest heartbeat it has committed is older than this, in seconds. */
export const lateAfterSeconds = 90;

/** What is known of a read model from its checkpoint alone, by somebody who does not build it. */
export interface ObservedProjection {
  /** Red: stopped at an event until an operator acts. */
  readonly state: 'green' | 'red';
  /** The event it stopped at, and why. */
  readonly error:
    | { readonly eventId: string; readonly stream: string; readonly revision: string; readonly message: string }
    | undefined;
  /** Why consuming has made no progress for a minute. */
  readonly trouble: string | undefined;
  /** Seconds since the newest heartbeat it has committed was written; undefined before the first. */
  readonly lagSeconds: number | undefined;
}

/** Green, or red with the last error. */
export interface ProjectionHealth {
  readonly state: 'green' | 'red';
  /** For people. */
  readonly reason: string | undefined;
}

/** Judges a read model from outside: whoever died cannot say so himself. */
export function judgeProjection({ state, error, trouble, lagSeconds }: ObservedProjection): ProjectionHealth {
  if (state === 'red') {
    const where = error === undefined ? '' : ` ${error.eventId} (${error.stream}@${error.revision}): ${error.message}`;
    return { state: 'red', reason: `stopped at event${where}` };
  }
  if (trouble !== undefined) return { state: 'red', reason: `nothing but failures: ${trouble}` };
  if (lagSeconds === undefined) return { state: 'red', reason: 'no heartbeat has reached it yet' };
  if (lagSeconds > lateAfterSeconds) {
    return {
      state: 'red',
      reason: `the newest heartbeat is ${Math.round(lagSeconds)} s old: projections, the event store or the way between is down, or it is far behind`,
    };
  }
  return { state: 'green', reason: undefined };
}
