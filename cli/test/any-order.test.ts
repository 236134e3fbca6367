import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { text } from './clinic.ts';
import { startSystem, type Answer, type OpenedSlot, type Person, type System } from './system.ts';
import { compareWithRebuild, verifySystem } from './verify-system.ts';

const actors = 8;
const commandsEach = 70;

let system: System;
let doctors: { practitionerId: string; token: string }[];
let slots: OpenedSlot[];
let people: Person[];
beforeAll(async () => {
  system = await startSystem({ HOLD_SECONDS: '2', RECOVER_AFTER_SECONDS: '2' });
  doctors = [await system.addPractitioner(), await system.addPractitioner()];
  slots = [];
  for (const doctor of doctors)
    for (const daysAhead of [2, 3]) slots.push(...(await system.openSlots(doctor, 8, { minutes: 30, daysAhead })));
  people = await Promise.all(Array.from({ length: actors }, () => system.signUp()));
}, 120_000);
afterAll(() => system.end());

/** A number from a seed, so that a run can be had again; what is faster cannot. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const known: { readonly id: string; start: string; readonly token: string }[] = [];
/** Those that began as a hold, in order. */
const held: { readonly id: string; readonly token: string }[] = [];
const answer = z.object({ appointmentId: z.string(), start: z.string() });
const seen = new Map<string, number>();

function note({ status, body }: Answer, token: string): void {
  const parsed = answer.safeParse(body);
  if (status >= 300 || !parsed.success) return;
  const { appointmentId: id, start } = parsed.data;
  const before = known.find((each) => each.id === id);
  if (before === undefined) known.push({ id, start, token });
  else before.start = start;
}

/** One command of whatever kind, about whatever there is; some are repeated under their key. */
async function act(roll: (below: number) => number, person: Person): Promise<void> {
  const slot = slots[roll(slots.length)];
  const visit = known[roll(Math.max(1, known.length))];
  const other = known[roll(Math.max(1, known.length))];
  const doctor = doctors[roll(doctors.length)];
  const key = randomUUID();
  const cancelBooked = roll(2) === 0 ? 'true' : 'false';
  const post = (path: string, body: unknown, token: string | undefined) => () =>
    system.call(path, { body, token, key });
  const of = (step: string, body: unknown, token = visit?.token, id = visit?.id) =>
    post(`/api/appointments/${id ?? ''}/${step}`, body, token);
  const wishes: Record<string, () => Promise<Answer>> = {
    book: post('/api/appointments', { slotId: slot?.slotId }, person.token),
    hold: post('/api/appointments', { slotId: slot?.slotId, hold: true }, person.token),
    // The latest of the holds: on a slow machine all others have lapsed long ago.
    confirm: of('confirm', {}, held.at(-1)?.token, held.at(-1)?.id),
    cancel: of('cancel', { expectedStart: visit?.start }),
    move: of('reschedule', { slotId: slot?.slotId, expectedStart: visit?.start }),
    swap: of(
      'swap',
      { withAppointmentId: other?.id, expectedStart: visit?.start, withExpectedStart: other?.start },
      doctor?.token,
    ),
    void: of('entered-in-error', {}, doctor?.token),
    close: () =>
      system.call(`/api/slots/${slot?.slotId ?? ''}?cancelBooked=${cancelBooked}`, {
        method: 'DELETE',
        token: doctor?.token,
        key,
      }),
    open: post(
      `/api/practitioners/${doctor?.practitionerId ?? ''}/slots`,
      { slots: [{ start: slot?.start, end: slot?.end }] },
      doctor?.token,
    ),
  };
  const kinds = ['book', 'book', 'hold', 'confirm', 'cancel', 'move', 'move', 'move', 'swap', 'void', 'close', 'open'];
  const kind = kinds[roll(kinds.length)] ?? 'book';
  const wish = wishes[kind];
  if (wish === undefined || (visit === undefined && !['book', 'hold', 'close', 'open'].includes(kind))) return;
  const said = await wish();
  expect(said.status, said.text).toBeLessThan(500);
  if (kind === 'hold' && said.status === 201) held.push({ id: text(said, 'appointmentId'), token: person.token });
  note(said, kind === 'book' || kind === 'hold' ? person.token : (visit?.token ?? ''));
  if (kind === 'open' && said.status === 201) {
    const opened = z.object({ slots: z.array(z.object({ slotId: z.string(), start: z.string(), end: z.string() })) });
    slots.push(...opened.parse(said.body).slots);
  }
  const what = `${kind} ${said.status < 300 ? 'done' : 'refused'}`;
  seen.set(what, (seen.get(what) ?? 0) + 1);
  if (roll(5) === 0) {
    const again = await wish();
    expect([again.status, again.body['reason'], again.body['start']]).toEqual([
      said.status,
      said.body['reason'],
      said.body['start'],
    ]);
  }
}

test('any commands of many actors at once over HTTP: the log proves that no time was ever given twice', async () => {
  await Promise.all(
    people.map(async (person, index) => {
      const roll = dice(index + 1);
      for (let n = 0; n < commandsEach; n++) await act(roll, person);
    }),
  );
  for (const kind of ['book', 'hold', 'confirm', 'cancel', 'move', 'close', 'open'])
    expect(seen.get(`${kind} done`) ?? 0, `${kind}: ${JSON.stringify(Object.fromEntries(seen))}`).toBeGreaterThan(0);
  const practitioner = await system.addPractitioner();
  const [free] = await system.openSlots(practitioner, 1, { daysAhead: 9 });
  const last = await system.book(await system.signUp(), free?.slotId ?? '');
  await system.call('/api/practitioners', { headers: { 'Daybook-Min-Position': text(last, 'position') } });
  expect(await verifySystem(system)).toEqual({ overlaps: [], audit: [], drift: [] });
  expect(await compareWithRebuild(system)).toMatchObject({ same: true });
}, 180_000);
