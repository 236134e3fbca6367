import { array, assert, property } from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { dayEvents } from '@daybook/contracts/events/day.ts';
import { pageId } from '@daybook/contracts/page-address.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { fitHours } from '../../src/page/fit-hours.ts';
import { blankPage } from '../../src/page/page-state.ts';
import { anyAct, hoursOf, type Act } from './act.ts';
import { perform } from './perform.ts';
import { recover } from './perform-transfer.ts';
import { addresses, dayOf, World } from './world.ts';

const seen = new Map<string, number>();
const opening: Act = { act: 'fit-hours', on: 0, who: 0, what: 0, other: 0, kind: 1 };

/** Every page offers half hours; then people come, in any order. The ledger throws at the first event that must not be. */
function live(acts: readonly Act[]): World {
  const world = new World();
  for (const address of addresses)
    world.run(address, (page) =>
      fitHours(page, {
        address,
        day: dayOf(address),
        wanted: hoursOf(address, opening),
        now: world.now,
        slotIdOf: () => world.newSlotId(address),
      }),
    );
  for (const act of acts) perform(world, act);
  for (const { event } of world.log) seen.set(event.type, (seen.get(event.type) ?? 0) + 1);
  return world;
}

test('whatever is asked in whatever order, no time is given twice, and nobody who moves ends with none', () => {
  assert(
    property(array(anyAct, { maxLength: 120, size: 'max' }), (acts) => {
      const world = live(acts);
      recover(world);
      world.ledger.close();
    }),
    { numRuns: 3000 },
  );
});

test('a page folded anew from its events is the page that was grown', () => {
  assert(
    property(array(anyAct, { maxLength: 120, size: 'max' }), (acts) => {
      const world = live(acts);
      for (const address of addresses) {
        const again = blankPage();
        for (const { page, event } of world.log) if (page === pageId(address)) evolvePage(again, event);
        expect(again).toStrictEqual(world.page(address));
      }
    }),
    { numRuns: 200 },
  );
});

afterAll(() => {
  const never = dayEvents.map(({ type }) => type).filter((type) => (seen.get(type) ?? 0) < 20);
  expect(never, 'kinds of events these runs hardly met').toEqual([]);
});
