import { openBenchClinic } from './bench-clinic.ts';
import { post } from './http-client.ts';
import { percentiles } from './percentiles.ts';

const clients = 1_000;
const rounds = 3;

/** A thousand clients after one slot at once: one wins, and how long the slowest waits for the answer. */
export async function oneSlot(): Promise<void> {
  const clinic = await openBenchClinic();
  try {
    const tokens = await Promise.all(Array.from({ length: clients }, () => clinic.stranger()));
    const slots = await clinic.addDoctor(0, rounds + 1);
    for (const [round, slotId] of slots.entries()) {
      const taken: number[] = [];
      const statuses = await Promise.all(
        tokens.map(async (token) => {
          const begun = performance.now();
          const { status } = await post(`${clinic.commandApi}/api/appointments`, { slotId }, token);
          taken.push(performance.now() - begun);
          return status;
        }),
      );
      const won = statuses.filter((status) => status === 201).length;
      const refused = statuses.filter((status) => status === 409).length;
      const { p50, p99, slowest } = percentiles(taken);
      const name = round === 0 ? 'warming up' : `round ${round}`;
      console.log(
        `${name}: ${won} won, ${refused} refused of ${clients}; p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`,
      );
    }
  } finally {
    await clinic.end();
  }
}
