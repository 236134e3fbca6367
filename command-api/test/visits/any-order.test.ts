import { expect, test } from 'vitest';
import { faults } from '../faulty-store.ts';
import { servicesOver } from '../services.ts';
import { useStore } from '../test-store.ts';
import { expectSound, recover, type Book } from './clinic-book.ts';
import { Scenario, type Asked } from './scenario.ts';

const bench = useStore();
const scenarios = 320;
/** Others can be asked for: what is chosen comes from the seed, what is faster does not. */
const firstSeed = Number(process.env['SEED'] ?? 0);
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

/** The answer, or why not; positions aside. */
function said(heard: Exclude<Asked['heard'], 'nothing'>): unknown {
  if (heard.kind === 'done') return heard.answer;
  return heard.kind === 'refused' ? heard.refusal.reason : heard.kind;
}

/** Some at a time: each has its own practitioners. */
async function forAll<T>(of: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let first = 0; first < of.length; first += sideBySide)
    await Promise.all(of.slice(first, first + sideBySide).map(work));
}

/** Whoever was answered is answered the same again. */
async function expectSameAgain(scenario: Scenario): Promise<void> {
  for (const { act, heard, again } of await scenario.repeatAll())
    if (heard !== 'nothing' && heard.kind !== 'unknown') expect(said(again), act).toEqual(said(heard));
}

/** What a process has kept of a page and what came after are the page. */
async function expectTrueBeliefs(scenario: Scenario, { pages }: Book): Promise<void> {
  for await (const [name, page] of scenario.believed()) expect(page).toEqual(pages.get(name));
}

/** It takes half a minute on a machine that does nothing else. */
const timeout = 480_000;

test('many actors, two processes, bad weather: no minute is given twice, no answer is a lie', { timeout }, async () => {
  const { store } = bench;
  const met = new Map<string, number>();
  const count = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);
  const all: Scenario[] = [];
  await forAll([...Array(scenarios).keys()], async (seed) => {
    const scenario = await Scenario.open(firstSeed + seed, store, count);
    all.push(scenario);
    await scenario.run();
  });

  await recover(servicesOver(store));
  const book = await expectSound(store);
  for (const { asked } of all)
    for (const each of asked) {
      expectTrue(book, each);
      count(`${each.act} ${each.heard === 'nothing' ? 'nothing' : each.heard.kind}`);
    }

  await forAll(all, expectSameAgain);
  await recover(servicesOver(store));
  const after = await expectSound(store);
  for (const type of after.types) count(type);
  await forAll(all, (scenario) => expectTrueBeliefs(scenario, after));

  if (process.env['SHOW'] !== undefined) console.info(Object.fromEntries(met));
  // These runs have met what they are about; how often depends on who was faster.
  for (const what of [
    ...faults,
    'HoldExpired',
    'TransferReleased',
    'AppointmentsSwapped',
    'move unknown',
    'move nothing',
  ])
    expect(met.get(what), what).toBeGreaterThan(0);
});
