import { expect } from 'vitest';
import { eventCatalogue, type DayEvent, type DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Decision } from '../src/decision.ts';
import { evolvePage } from '../src/page/evolve-page.ts';
import { blankPage } from '../src/page/page-state.ts';

/** An event as the contract knows it, and nothing more or less. */
function expectInContract({ type, data }: DaybookEvent): void {
  const definition = eventCatalogue.find((each) => each.type === type);
  expect(definition?.schema.parse(data), type).toStrictEqual(data);
}

/** Given these events, when this is decided, then exactly these events in this order, or exactly this refusal. */
export const specify =
  <S, E extends DaybookEvent>(blank: () => S, evolve: (state: S, event: E) => void) =>
  (...events: readonly E[]) => ({
    when: (decide: (state: S) => Decision<E>) => {
      const state = blank();
      for (const event of events) {
        expectInContract(event);
        evolve(state, event);
      }
      const before = structuredClone(state);
      const decision = decide(state);
      expect(state, 'a decider changes nothing').toStrictEqual(before);
      return {
        gives: (...expected: readonly E[]) => {
          expect(decision).toStrictEqual({ ok: expected });
          for (const event of expected) expectInContract(event);
        },
        refused: (reason: string, field?: string) =>
          expect(decision).toStrictEqual({
            refused: { reason, detail: expect.any(String), ...(field === undefined ? {} : { field }) },
          }),
      };
    },
  });

/** Of one page of the daybook. */
export const given = specify<ReturnType<typeof blankPage>, DayEvent>(blankPage, evolvePage);
