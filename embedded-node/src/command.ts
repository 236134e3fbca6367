import type { ExpectedRevision } from './expected-revision.ts';
import type { ProposedEvent } from './record.ts';

/** What can be asked of the write side. */
export type Command =
  | {
      readonly kind: 'append';
      readonly stream: string;
      readonly expected: ExpectedRevision;
      readonly events: readonly ProposedEvent[];
    }
  | { readonly kind: 'delete' | 'tombstone'; readonly stream: string; readonly expected: ExpectedRevision };

/** What the write side answers. */
export type Outcome =
  | {
      readonly kind: 'done';
      /** The last revision of the stream, −1 for none. */
      readonly revision: number;
      /** Where the last event starts; undefined when nothing was written or the original can no longer be read. */
      readonly position: number | undefined;
    }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted'; readonly stream: string };
