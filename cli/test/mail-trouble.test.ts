import { createServer, type Socket } from 'node:net';
import { startMailCatcher, type MailCatcher } from '@daybook/mail-catcher/start-mail-catcher.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../src/start/free-port.ts';
import { startSystem, statuses, type Answer, type OpenedSlot, type Person, type System } from './system.ts';
import { compareWithRebuild } from './verify-system.ts';

let system: System;
let smtpPort: number;
let catcher: MailCatcher;
let people: Person[];
let slots: OpenedSlot[];
beforeAll(async () => {
  smtpPort = await freePort();
  catcher = await startMailCatcher({ smtpPort, httpPort: 0 });
  system = await startSystem({ SMTP_URL: catcher.smtpUrl });
  people = await Promise.all(Array.from({ length: 10 }, () => system.signUp()));
  slots = // On days of their own: nobody is in two places at once.
    (
      await Promise.all(
        [2, 3, 4].map(async (daysAhead) => system.openSlots(await system.addPractitioner(), 50, { daysAhead })),
      )
    ).flat();
}, 120_000);
afterAll(async () => {
  await system.end();
  await catcher.stop();
});

/** The confirmations in the inbox. */
async function confirmations(): Promise<{ messageId: string }[]> {
  const list = z.object({ items: z.array(z.object({ subject: z.string(), messageId: z.string() })) });
  const { items } = list.parse(await (await fetch(`${catcher.url}/api/messages`)).json());
  return items.filter(({ subject }) => subject.startsWith('Appointment confirmed'));
}

/** Waits until so many confirmations are there. @returns how many different ones, and how many in all */
async function confirmed(count: number): Promise<[number, number]> {
  for (const until = performance.now() + 40_000; performance.now() < until;) {
    const found = await confirmations();
    if (found.length >= count) return [new Set(found.map(({ messageId }) => messageId)).size, found.length];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${(await confirmations()).length} confirmations instead of ${count}`);
}

/** Books the next free times, one after another. @returns the answers, and the median time of one in ms */
async function bookSome(count: number): Promise<{ answers: Answer[]; median: number }> {
  const [answers, times]: [Answer[], number[]] = [[], []];
  for (const [index, { slotId }] of slots.splice(0, count).entries()) {
    const begin = performance.now();
    answers.push(await system.book(people[index % people.length] ?? { token: '' }, slotId));
    times.push(performance.now() - begin);
  }
  return { answers, median: times.toSorted((a, b) => a - b)[Math.floor(count / 2)] ?? 0 };
}

/** The worst a mail server can do: it accepts connections and says nothing. */
async function startSilentServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(smtpPort, '127.0.0.1', resolve));
  return {
    asked: () => sockets.size,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

test('NOT-09, NOT-10: 50 bookings beside a mail server that hangs, then is gone: as fast as ever, and later one mail each', async () => {
  const well = await bookSome(50);
  expect(await confirmed(100)).toEqual([100, 100]);
  await catcher.stop();

  const silent = await startSilentServer();
  const first = await bookSome(1);
  while (silent.asked() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  // From here on mails are under way and hang, while people book.
  const hanging = await bookSome(24);
  await silent.stop();
  const gone = await bookSome(25);
  expect(statuses([...well.answers, ...first.answers, ...hanging.answers, ...gone.answers])).toEqual({ 201: 100 });
  // A booking that waited for a mail would wait for its server's greeting, five seconds; a busy machine is no mail server.
  for (const { median } of [hanging, gone]) expect(median).toBeLessThan(3 * well.median + 1_000);

  catcher = await startMailCatcher({ smtpPort, httpPort: 0 });
  expect(await confirmed(100)).toEqual([100, 100]);
}, 90_000);

test('a rebuild of all read models sends nothing', async () => {
  const before = (await confirmations()).length;
  expect(await compareWithRebuild(system)).toMatchObject({ same: true });
  // Whatever the rebuild had set off would have come before these two.
  expect(statuses((await bookSome(1)).answers)).toEqual({ 201: 1 });
  expect(await confirmed(before + 2)).toEqual([before + 2, before + 2]);
});
