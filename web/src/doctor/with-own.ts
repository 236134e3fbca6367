import type { Slot } from '../api/answers.ts';

/** From when until when, preparing and cleaning included. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** What a visit takes of the day. */
export const spanOf = (
  { start, end }: { readonly start: string; readonly end: string },
  buffers: { readonly bufferBefore: number; readonly bufferAfter: number } | undefined,
): Span => ({
  from: Date.parse(start) - (buffers?.bufferBefore ?? 0) * 60_000,
  until: Date.parse(end) + (buffers?.bufferAfter ?? 0) * 60_000,
});

/** Whether one of the two cannot be had with the other. */
export const collides = (slot: Slot, span: Span, buffers: Parameters<typeof spanOf>[1]): boolean => {
  const wanted = spanOf(slot, buffers);
  return wanted.from < span.until && wanted.until > span.from;
};

/**
 * Times as they are to whoever keeps one: what is free, and what is only gone because of the kept time itself.
 * @param seen what was free before it was kept
 */
export function withOwn(free: readonly Slot[], seen: readonly Slot[], isOwn: (slot: Slot) => boolean): readonly Slot[] {
  const known = new Set(free.map(({ slotId }) => slotId));
  const own = seen.filter((slot) => !known.has(slot.slotId) && isOwn(slot));
  return own.length === 0 ? free : [...free, ...own].toSorted((one, other) => one.start.localeCompare(other.start));
}
