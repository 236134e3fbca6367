import { expect, test } from 'vitest';
import { faults } from '../faulty-store.ts';
import { servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { expectSound, recover, type Book } from './clinic-book.ts';
import { Scenario, type Asked } from './scenario.ts';

const bench = useStore();
const scenarios = 320;
const sideBySide = 8;

/** What a command leaves behind when it does what it says. */
const effects = new Set(['AppointmentBooked', 'AppointmentRescheduled', 'TransferredOut', 'AppointmentsSwapped']);

/** A refusal left nothing behind that it refuses. Of series see their own tests: their steps have keys of their own. */
function expectTrue({ caused }: Book, { key, act, heard }: Asked): void {
  if (heard === 'nothing' || heard.kind === 'unknown' || act === 'series') return;
  const left = caused.get(key) ?? [];
  if (heard.kind === 'refused')
    expect(
      left.filter((type) => effects.has(type)),
      act,
    ).toEqual([]);
  if (heard.kind === 'done' && heard.changed) expect(left, act).not.toEqual([]);
}

const shown = (value: unknown) =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}` : each));

/** It takes a third of a minute on a machine that does nothing else. */
const patience = 240_000;

test(
  'many actors, two processes, bad weather: no minute is given twice, and no answer is a lie',
  { timeout: patience },
  async () => {
    const { store } = bench;
    const met = new Map<string, number>();
    const count = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);
    const all: Scenario[] = [];
    for (let seed = 0; seed < scenarios; seed += sideBySide) {
      await Promise.all(
        Array.from({ length: sideBySide }, async (_, n) => {
          const scenario = await Scenario.open(seed + n, store, count);
          all.push(scenario);
          await scenario.run();
        }),
      );
    }
    await recover(servicesOver(store));
    const book = await expectSound(store);
    for (const { asked } of all)
      for (const each of asked) {
        expectTrue(book, each);
        count(`${each.act} ${each.heard === 'nothing' ? 'nothing' : each.heard.kind}`);
      }
    for (let first = 0; first < all.length; first += sideBySide)
      await Promise.all(
        all.slice(first, first + sideBySide).map(async (scenario) => {
          for (const { act, heard, again } of await scenario.repeatAll()) {
            if (heard === 'nothing' || heard.kind === 'unknown') continue;
            const said =
              heard.kind === 'done' ? heard.answer : heard.kind === 'refused' ? heard.refusal.reason : heard.kind;
            const says =
              again.kind === 'done' ? again.answer : again.kind === 'refused' ? again.refusal.reason : again.kind;
            expect(shown(says), act).toBe(shown(said));
          }
        }),
      );
    await recover(servicesOver(store));
    const { types } = await expectSound(store);
    for (const type of types) count(type);
    if (process.env['SHOW'] !== undefined) console.info(Object.fromEntries(met));
    // It has met everything it is about.
    for (const what of [
      ...faults,
      'HoldExpired',
      'TransferReleased',
      'AppointmentsSwapped',
      'move unknown',
      'move nothing',
    ])
      expect(met.get(what), what).toBeGreaterThan(5);
  },
);
