import { randomUUID } from 'node:crypto';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { openBenchClinic } from './bench-clinic.ts';
import { post } from './http-client.ts';
import { measure, median, type Measured } from './measure.ts';
import { show } from './show.ts';

const clients = 64;
const perRound = 20;
const rounds = 3;

/**
 * Bookings per second over HTTP beside raw client appends, in one run on one machine: 64 clients on 64 doctors against
 * 64 writers on 64 streams, in turns. Every check of the product is in place.
 */
export async function bookings(): Promise<void> {
  const clinic = await openBenchClinic();
  const { commandApi } = clinic;
  const store = connectEventStore(clinic.eventStoreUrl);
  try {
    const prepared = await Promise.all(
      Array.from({ length: clients }, async (_, index) => ({
        slots: await clinic.addDoctor(index, perRound * (2 * rounds + 1)),
        token: await clinic.signUp(index),
      })),
    );

    const book = (round: number, origin: string) =>
      measure(clients, perRound, async (client, n) => {
        const { token, slots } = prepared[client] ?? { token: '', slots: [] };
        const answer = await post(`${origin}/api/appointments`, { slotId: slots[round * perRound + n] }, token);
        if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      });
    // The same size and the same safety as a booking: exact revision, fsync before the answer.
    const revisions = new Map<number, bigint>();
    const event = () => ({
      id: randomUUID(),
      type: 'BenchEvent',
      data: { filling: 'x'.repeat(400) },
      metadata: { filling: 'x'.repeat(300) },
    });
    const appendRaw = () =>
      measure(clients, perRound * 3, async (writer) => {
        const { revision } = await store.append(`bench-${writer}`, revisions.get(writer) ?? 'no_stream', [event()]);
        revisions.set(writer, revision);
      });

    await book(0, commandApi);
    await appendRaw();
    let round = 0;
    for (const isHeld of [true, false]) {
      clinic.holdReadSide(isHeld);
      const raw: Measured[] = [];
      const http: Measured[] = [];
      for (let n = 0; n < rounds; n++) {
        raw.push(await appendRaw());
        http.push(await book(++round, commandApi));
      }
      clinic.holdReadSide(false);
      const [appended, booked] = [median(raw), median(http)];
      console.log(isHeld ? 'the write path alone' : 'with read models and notifier at work on the same cores');
      show(`raw client appends, ${clients} writers`, appended);
      show(`bookings over HTTP, ${clients} clients`, booked);
      console.log(
        `bookings per raw append: ${(booked.perSecond / appended.perSecond).toFixed(3)} (median of ${rounds} rounds in turns)`,
      );
    }
  } finally {
    await store.close();
    await clinic.end();
  }
}
