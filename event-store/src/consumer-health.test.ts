import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoffMs } from './backoff.ts';
import { ConsumerHealth, type ConsumerState, RED_AFTER_MS } from './consumer-health.ts';

describe('backoff', () => {
  it('doubles from 0.1 s to 30 s, of which a random half is kept back', () => {
    expect([1, 2, 3, 9, 10, 5_000].map((failures) => backoffMs(failures, () => 1))).toEqual([
      100, 200, 400, 25_600, 30_000, 30_000,
    ]);
    expect(backoffMs(1, () => 0)).toBe(50);
    expect(backoffMs(99, () => 0)).toBe(15_000);
  });
});

describe('the state of a consumer', () => {
  let states: ConsumerState[];
  let health: ConsumerHealth;
  beforeEach(() => {
    vi.useFakeTimers();
    states = [];
    health = new ConsumerHealth((state) => states.push(state));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is green at the first progress, told once', () => {
    health.progressed();
    health.progressed();
    expect(states).toEqual([{ state: 'green' }]);
  });

  it('turns red after 60 s of nothing but failures, even between attempts, and green again', () => {
    health.progressed();
    health.failed(new Error('a'));
    vi.advanceTimersByTime(RED_AFTER_MS - 1);
    health.failed(new Error('b'));
    expect(states).toHaveLength(1);
    vi.advanceTimersByTime(1);
    health.failed(new Error('c'));
    vi.advanceTimersByTime(RED_AFTER_MS);
    expect(states.slice(1)).toEqual([{ state: 'red', error: 'b' }]);
    health.progressed();
    expect(states.at(-1)).toEqual({ state: 'green' });
    expect(health.failures).toBe(0);
  });

  it('stays green when progress comes in time', () => {
    health.progressed();
    health.failed(new Error('a'));
    vi.advanceTimersByTime(RED_AFTER_MS - 1);
    health.progressed();
    vi.advanceTimersByTime(RED_AFTER_MS);
    expect(states).toEqual([{ state: 'green' }]);
  });

  it('is red at once when given up', () => {
    health.failed(new Error('a'));
    health.gaveUp(new Error('poison'));
    vi.advanceTimersByTime(RED_AFTER_MS);
    expect(states).toEqual([{ state: 'red', error: 'poison' }]);
  });
});
