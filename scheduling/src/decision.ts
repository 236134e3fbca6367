/** Why a command is refused: a stable word, a sentence for people, and the field and rule where one is to blame. */
export interface Refusal<R extends string = string> {
  readonly reason: R;
  readonly detail: string;
  readonly field?: string;
  /** Of a wish for several times: those that cannot be had, and why. */
  readonly conflicts?: readonly { readonly start: string; readonly reason: string }[];
}

/** What a decider answers: the events to append (none when the wish is met already), or why not. */
export type Decision<E, R extends string = string> = { readonly ok: readonly E[] } | { readonly refused: Refusal<R> };

export const accept = <E>(...events: readonly E[]): { readonly ok: readonly E[] } => ({ ok: events });

export const refuse = <R extends string>(
  reason: R,
  detail: string,
  field?: string,
): { readonly refused: Refusal<R> } => ({
  refused: { reason, detail, ...(field === undefined ? {} : { field }) },
});
