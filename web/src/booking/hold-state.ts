import { holdTime, releaseTime, type Hold, type HoldWish } from './hold-api.ts';

/** What is being kept on this page: one time at most. */
export type HoldState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking'; readonly wish: HoldWish }
  | { readonly kind: 'held'; readonly wish: HoldWish; readonly hold: Hold }
  | { readonly kind: 'refused'; readonly wish: HoldWish; readonly error: unknown };

const none: HoldState = { kind: 'none' };
let state: HoldState = none;
/** What the server keeps for us, as far as we know. */
let kept: Hold | undefined;
/** One request after the other, so that the last wish is the one that holds. */
let turn: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();

function change(next: HoldState): void {
  state = next;
  for (const listener of listeners) listener();
}

export const holdState = (): HoldState => state;

export function onHold(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isWanted = (wish: HoldWish): boolean => state.kind !== 'none' && state.wish === wish;

/** A page of the daybook keeps one time for a holder: another one of it takes the place of the first. */
const isReplaced = (before: Hold, by: Hold): boolean =>
  before.guestToken === by.guestToken && before.slotId.split('_s')[0] === by.slotId.split('_s')[0];

async function ask(wish: HoldWish): Promise<void> {
  if (!isWanted(wish)) return;
  const before = kept;
  try {
    const hold = await holdTime(wish);
    kept = hold;
    if (isWanted(wish)) change({ kind: 'held', wish, hold });
    if (before !== undefined && !isReplaced(before, hold)) await releaseTime(before);
  } catch (error) {
    if (isWanted(wish)) change({ kind: 'refused', wish, error });
    if (before === undefined) return;
    kept = undefined;
    await releaseTime(before);
  }
}

/** Keeps this time, and gives back the one before. */
export function keepTime(wish: HoldWish): void {
  change({ kind: 'asking', wish });
  turn = turn.then(() => ask(wish));
}

async function giveBack(): Promise<void> {
  const hold = kept;
  if (hold === undefined || state.kind !== 'none') return;
  kept = undefined;
  await releaseTime(hold);
}

/** Gives back what is kept; resolves when that is done. */
export function letGo(): Promise<void> {
  if (state.kind !== 'none') change(none);
  turn = turn.then(giveBack);
  return turn;
}

/** The kept time has become a visit, or is nobody's any more. */
export function forgetHold(): void {
  kept = undefined;
  if (state.kind !== 'none') change(none);
}

addEventListener('pagehide', () => {
  const hold = kept;
  forgetHold();
  if (hold !== undefined) void releaseTime(hold, true);
});
