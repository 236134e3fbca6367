import { expect, test } from 'vitest';
import { judgeProjection, lateAfterSeconds, type ObservedProjection } from './projection-health.ts';

const well: ObservedProjection = { state: 'green', error: undefined, trouble: undefined, lagSeconds: 3 };
const error = { eventId: 'e1', stream: 'thing-1', revision: '7', message: 'no such column' };

test.each<[string, Partial<ObservedProjection>, 'green' | 'red', RegExp | undefined]>([
  ['the heartbeat is young', {}, 'green', undefined],
  ['it is just not late', { lagSeconds: lateAfterSeconds }, 'green', undefined],
  ['the heartbeat is old', { lagSeconds: lateAfterSeconds + 1 }, 'red', /91 s old/],
  ['no heartbeat came yet', { lagSeconds: undefined }, 'red', /no heartbeat/],
  ['it stopped at an event', { state: 'red', error }, 'red', /stopped at event e1 \(thing-1@7\): no such column/],
  ['it only fails', { trouble: 'database away' }, 'red', /nothing but failures: database away/],
])('%s', (_, observed, state, reason) => {
  const judged = judgeProjection({ ...well, ...observed });
  expect(judged.state).toBe(state);
  if (reason === undefined) expect(judged.reason).toBeUndefined();
  else expect(judged.reason).toMatch(reason);
});
