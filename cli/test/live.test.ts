import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startSystem, type System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.end());

const changed = z.object({ topic: z.string(), position: z.string() });
const appointments = z.object({ items: z.array(z.object({ appointmentId: z.string() })) });
const freeTimes = z.object({ items: z.array(z.object({ slotId: z.string() })) });

/** A page that looks at a practitioner's times through the one origin. @returns the first push of each topic */
async function openPage(token: string, practitionerId: string) {
  const socket = io(system.daybook.url, { transports: ['websocket'], auth: { token } });
  const pushes = new Map<string, PromiseWithResolvers<string>>();
  const pushOf = (topic: string) => {
    const known = pushes.get(topic) ?? Promise.withResolvers<string>();
    pushes.set(topic, known);
    return known;
  };
  socket.on('changed', (change: unknown) => {
    const { topic, position } = changed.parse(change);
    pushOf(topic).resolve(position);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await socket.timeout(5_000).emitWithAck('watch', { practitionerId });
  return { pushed: (topic: string) => pushOf(topic).promise, close: () => socket.disconnect() };
}

test('PAT-21: a push may be ahead of the read models: asked at its position, the query waits and has it', async () => {
  const doctor = await system.addPractitioner();
  const slots = await system.openSlots(doctor, 2);
  const { token } = await system.signUp();
  const page = await openPage(token, doctor.practitionerId);
  const { start: from = '', slotId = '' } = slots[0] ?? {};
  const ask = async (path: string, position?: string) =>
    system.call(path, { token, headers: position === undefined ? {} : { 'Daybook-Min-Position': position } });
  const range = new URLSearchParams({ from, to: slots.at(-1)?.end ?? '', status: 'free' });
  const freeAt = `/api/slots?practitionerId=${doctor.practitionerId}&${range.toString()}`;
  expect(freeTimes.parse((await ask(freeAt)).body).items).toHaveLength(2);

  // Nothing is projected while the push comes.
  const projections = system.daybook.services.projections.pid();
  if (projections === undefined) throw new Error('projections do not run');
  process.kill(projections, 'SIGSTOP');
  try {
    expect((await system.book({ token }, slotId)).status).toBe(201);
    const [mine, times] = await Promise.all([
      page.pushed('appointments'),
      page.pushed(`slots:${doctor.practitionerId}`),
    ]);
    // Without the position the answer is old: this is what a page would show.
    expect(appointments.parse((await ask('/api/appointments')).body).items).toEqual([]);
    expect(freeTimes.parse((await ask(freeAt)).body).items).toHaveLength(2);
    const asked = Promise.all([ask('/api/appointments', mine), ask(freeAt, times)]);
    expect(await Promise.race([asked.then(() => 'answered'), sleep(300, 'waits')])).toBe('waits');
    process.kill(projections, 'SIGCONT');
    const [list, free] = await asked;
    for (const { headers } of [list, free]) expect(headers.get('Daybook-Stale')).toBeNull();
    expect(appointments.parse(list.body).items).toHaveLength(1);
    expect(freeTimes.parse(free.body).items.map((slot) => slot.slotId)).toEqual([slots[1]?.slotId]);
  } finally {
    process.kill(projections, 'SIGCONT');
    page.close();
  }
});
