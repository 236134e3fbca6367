import { afterEach, expect, test, vi } from 'vitest';
import { chromiumPath } from './open-browser.ts';
import { soon, zoneAtNoon } from './soon.ts';

/** What lets the tests of the page run on any machine, at any hour. */
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test('the browser that CHROMIUM names is the one that is used; when it is not there, no other is', () => {
  vi.stubEnv('CHROMIUM', process.execPath);
  expect(chromiumPath()).toBe(process.execPath);
  vi.stubEnv('CHROMIUM', '/nowhere/chromium');
  expect(chromiumPath()).toBeUndefined();
});

test('at every quarter of an hour there is a zone where times from now on are of one day', () => {
  for (let quarter = 0; quarter < 96; quarter++) {
    vi.useFakeTimers({ now: Date.parse('2026-12-31T00:00:00Z') + quarter * 900_000, toFake: ['Date'] });
    const clock = new Intl.DateTimeFormat('en-CA', { timeZone: zoneAtNoon(), dateStyle: 'short' });
    const [now, end] = [new Date(), new Date(soon(6).at(-1)?.end ?? '')];
    expect([clock.format(now), clock.format(end)], now.toISOString()).toEqual(Array(2).fill(clock.format(now)));
  }
});
