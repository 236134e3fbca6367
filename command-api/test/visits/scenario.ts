import { randomUUID } from 'node:crypto';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { pageId } from '@daybook/contracts/page-address.ts';
import { systemCommand } from '../../src/write-path/system-command.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { shift } from '@daybook/scheduling/offer/shift.ts';
import type { GrowingPage } from '@daybook/scheduling/page/page-state.ts';
import type { Step } from '@daybook/scheduling/page/progress-visit.ts';
import type { Services } from '../../src/http/services.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { Died, faults, faultyStore, type FaultyStore } from '../faulty-store.ts';
import { memoryTable } from '../memory-table.ts';
import { servicesOver, today } from '../services.ts';
import { newDoctor, openPage, type OpenPage } from './clinic-book.ts';
import { createRandom, type Random } from './random.ts';
import { reception, type Reception } from './reception.ts';

type Heard = Outcome<object> | 'nothing';

/** Something that was asked, to be asked again, and what was answered. */
export interface Asked {
  readonly key: string;
  readonly act: string;
  readonly ask: (desk: Reception) => Promise<Outcome<object>>;
  readonly heard: Heard;
}

interface Visit {
  readonly id: string;
  readonly start: string;
}

interface Process {
  readonly services: Services;
  readonly desk: Reception;
}
type Pages = readonly [OpenPage, ...OpenPage[]];
const waves = 6;
const atOnce = 3;
const acts = [
  ...(['book', 'hold', 'confirm', 'release', 'cancel', 'swap', 'close', 'progress', 'series'] as const),
  // What is most in danger is what moves.
  ...(['book', 'move', 'move', 'move', 'move', 'move', 'move', 'move'] as const),
] as const;

/** Two doctors with a page each on two Tuesdays, four patients, two processes, and bad weather. */
export class Scenario {
  readonly asked: Asked[] = [];
  readonly #random: Random;
  readonly #store: EventStore;
  readonly #pages: Pages;
  readonly #table = memoryTable();
  readonly #patients = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const;
  #now = today;
  readonly #visits: Visit[] = [];
  readonly #holds: (Visit & { readonly holder: string })[] = [];
  readonly #weather: FaultyStore[] = [];
  readonly #processes: [Process, Process];
  readonly onFault: (fault: string) => void;

  private constructor(seed: number, store: EventStore, pages: Pages, onFault: (fault: string) => void) {
    this.#random = createRandom(seed);
    this.#store = store;
    this.#pages = pages;
    this.onFault = onFault;
    this.#processes = [this.#start(), this.#start()];
  }

  static async open(seed: number, store: EventStore, onFault: (fault: string) => void): Promise<Scenario> {
    const [one, other] = await Promise.all([newDoctor(store), newDoctor(store)]);
    const pages = await Promise.all([
      openPage(store, one, '2026-11-24'),
      openPage(store, one, '2026-12-01'),
      openPage(store, other, '2026-11-24'),
      openPage(store, other, '2026-12-01'),
    ]);
    return new Scenario(seed, store, pages, onFault);
  }

  /** A process whose appends fail one time in ten. */
  #start(): Process {
    const weather = faultyStore(this.#store, () => {
      if (!this.#random.chance(0.1)) return undefined;
      const fault = this.#random.pick(faults);
      this.onFault(fault);
      return fault;
    });
    this.#weather.push(weather);
    return this.#over(weather.store);
  }

  #over(store: EventStore): Process {
    const services = servicesOver(store, { table: this.#table, patience: 60, now: () => this.#now });
    return { services, desk: reception(services) };
  }

  async run(): Promise<void> {
    for (let wave = 0; wave < waves; wave++) {
      // Nobody sends one request twice at the same moment, each to another process.
      const old = new Map(this.asked.map((asked) => [asked.key, asked]));
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          const [before, ...others] = old.values();
          if (before === undefined || !this.#random.chance(0.15)) return this.#act();
          const chosen = this.#random.pick([before, ...others]);
          old.delete(chosen.key);
          return this.#repeat(chosen);
        }),
      );
      for (const { clear } of this.#weather) await clear();
      // Whatever is held by now lapses.
      this.#now = shift(this.#now, 6);
    }
  }

  /** Everything once more with its key, now that the weather is fine. */
  async repeatAll(): Promise<readonly (Asked & { readonly again: Outcome<object> })[]> {
    const { desk } = this.#over(this.#store);
    const repeated = [];
    for (const asked of this.asked) repeated.push({ ...asked, again: await asked.ask(desk) });
    return repeated;
  }

  /** The pages as the processes know them, what they have kept and what came after. */
  async *believed(): AsyncIterable<readonly [string, GrowingPage]> {
    for (const { services } of this.#processes)
      for (const { address } of this.#pages) {
        // A command that wants nothing is answered after a read of what came since.
        const outcome = await services.pages.run(systemCommand(), {
          stream: dayStream(address),
          decide: () => ({ ok: [] }),
          answer: (_events, page) => page,
        });
        if (outcome.kind === 'done') yield [pageId(address), outcome.answer];
      }
  }

  async #hear(ask: Asked['ask']): Promise<Heard> {
    const which = this.#random.pick<0 | 1>([0, 1]);
    try {
      return await ask(this.#processes[which].desk);
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      this.#processes[which] = this.#start();
      return 'nothing';
    }
  }

  async #repeat(old: Asked): Promise<void> {
    this.asked.push({ ...old, heard: await this.#hear(old.ask) });
  }

  async #act(): Promise<void> {
    const { pick } = this.#random;
    const act = pick<(typeof acts)[number]>(acts);
    const slot = pick(pick(this.#pages).slots);
    const [patientId, key] = [pick(this.#patients), randomUUID()];
    const [firstVisit, ...moreVisits] = this.#visits;
    const [firstHold, ...moreHolds] = this.#holds;
    // Mostly as it is by now, sometimes as it was.
    const visit =
      firstVisit &&
      pick([this.#visits.at(-1) ?? firstVisit, this.#visits.at(-2) ?? firstVisit, pick([firstVisit, ...moreVisits])]);
    const other = firstVisit && pick([firstVisit, ...moreVisits]);
    const hold = firstHold && pick([firstHold, ...moreHolds]);
    const ask = ((): Asked['ask'] => {
      if (act === 'close') {
        const cancels = pick([true, false]);
        return (desk) => desk.close(slot.slotId, cancels, key);
      }
      if (act === 'series') {
        const mode = pick<'all' | 'free'>(['all', 'free']);
        return (desk) => desk.series({ patientId, slotId: slot.slotId, count: 2, mode }, key);
      }
      if (act === 'hold') return (desk) => this.#keep(desk.hold(patientId, slot.slotId, key), patientId);
      if (act === 'confirm' && hold)
        return (desk) => this.#note(desk.confirm(patientId, hold.id, [patientId, hold.holder], key));
      if (act === 'release' && hold) return (desk) => desk.release(hold.holder, hold.id, key);
      if (act === 'move' && visit) {
        // Also where it may have gone when nobody said so.
        this.#visits.push({ id: visit.id, start: slot.start });
        return (desk) => this.#note(desk.move(visit.id, slot.slotId, visit.start, key));
      }
      if (act === 'cancel' && visit) {
        const expected = pick([visit.start, undefined]);
        return (desk) => desk.cancel(visit.id, expected, key);
      }
      if (act === 'swap' && visit && other)
        return (desk) => desk.swap([visit.id, visit.start], [other.id, other.start], key);
      if (act === 'progress' && visit) {
        const step = pick<Step>(['arrive', 'fulfil', 'no-show', 'entered-in-error']);
        return (desk) => desk.progress(visit.id, step, '2026-12-02T00:00:00.000Z', key);
      }
      return (desk) => this.#note(desk.book(patientId, slot.slotId, key));
    })();
    this.asked.push({ key, act, ask, heard: await this.#hear(ask) });
  }

  async #note<T extends Outcome<{ readonly appointmentId: string; readonly start: string }>>(
    outcome: Promise<T>,
  ): Promise<T> {
    const ended = await outcome;
    if (ended.kind === 'done') this.#visits.push({ id: ended.answer.appointmentId, start: ended.answer.start });
    return ended;
  }

  async #keep<T extends Outcome<{ readonly appointmentId: string; readonly start: string }>>(
    outcome: Promise<T>,
    holder: string,
  ): Promise<T> {
    const ended = await outcome;
    if (ended.kind === 'done') this.#holds.push({ id: ended.answer.appointmentId, start: ended.answer.start, holder });
    return ended;
  }
}
