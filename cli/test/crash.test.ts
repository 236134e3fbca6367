import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSystem, type Answer, type System } from './system.ts';
import { compareWithRebuild, verifySystem } from './verify-system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.end());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Books as a careful client does: the same key until there is an answer that says what happened. */
async function bookForSure(person: { token: string }, slotId: string): Promise<Answer> {
  const key = randomUUID();
  for (;;) {
    const answer = await system.book(person, slotId, { key }).catch(() => undefined);
    if (answer !== undefined && answer.status < 500) return answer;
    await pause(100);
  }
}

test.each(['command-api', 'projections'] as const)(
  'SLT-08: kill -9 of %s in the middle of 500 bookings: every 201 is there, once, and the read models equal a rebuild',
  async (victim) => {
    const people = await Promise.all(Array.from({ length: 10 }, () => system.signUp()));
    const practitioners = await Promise.all(Array.from({ length: 10 }, () => system.addPractitioner()));
    const slots = // On days of their own: nobody is in two places at once.
      (
        await Promise.all(
          practitioners.map((practitioner, index) => system.openSlots(practitioner, 50, { daysAhead: 2 + index })),
        )
      ).flat();
    const queue = [...slots.entries()];
    const answers: Answer[] = [];
    const before = system.daybook.services[victim].pid();
    const worker = async (person: { token: string }) => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        answers.push(await bookForSure(person, next[1].slotId));
        if (answers.length === 200 && before !== undefined) process.kill(before, 'SIGKILL');
      }
    };
    await Promise.all(people.map(worker));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(500);
    expect(system.daybook.services[victim].pid()).not.toBe(before);

    const highest = answers.map(({ body }) => BigInt(String(body['position']))).reduce((a, b) => (a > b ? a : b));
    const seen = new Set<string>();
    for (const { token } of people) {
      const list = await waitFor(() =>
        system.call('/api/appointments?limit=500&status=booked', {
          token,
          headers: { 'Daybook-Min-Position': `${highest}` },
        }),
      );
      for (const item of list) seen.add(item);
    }
    expect(answers.every(({ body }) => seen.has(String(body['appointmentId'])))).toBe(true);
    expect(seen.size).toBe(500);
    expect(await verifySystem(system)).toEqual({ overlaps: [], drift: [], audit: [] });
    expect(await compareWithRebuild(system)).toMatchObject({ same: true });
  },
  180_000,
);

/** Asks until the read side has caught up with the position (it may be starting again). */
async function waitFor(ask: () => Promise<Answer>): Promise<string[]> {
  for (const until = performance.now() + 30_000; performance.now() < until;) {
    const answer = await ask();
    if (answer.status === 200 && answer.headers.get('daybook-stale') === null) {
      return (answer.body['items'] as { appointmentId: string }[]).map(({ appointmentId }) => appointmentId);
    }
  }
  throw new Error('the read side did not catch up');
}
