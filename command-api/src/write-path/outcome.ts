import type { Refusal } from '@daybook/scheduling/decision.ts';

/** How a command ended. Positions are those of the log; a refusal carries the stream head's, if there is a stream. */
export type Outcome<A> =
  /** `changed` is false when the wish was met already and nothing was appended. */
  | { readonly kind: 'done'; readonly changed: boolean; readonly answer: A; readonly position: bigint }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly position?: bigint }
  /** The key was used with another request. */
  | { readonly kind: 'key-reused' }
  /** It may or may not happen: repeat it with the same key. */
  | { readonly kind: 'unknown' };
