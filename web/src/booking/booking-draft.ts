import { noRepeat, type Repeat } from './repeat.ts';

/** What was typed about a visit. */
export interface Draft {
  readonly reason: string;
  readonly repeat: Repeat;
}

const empty: Draft = { reason: '', repeat: noRepeat };
const drafts = new Map<string, Draft>();

/** What was typed, per doctor: it outlives the change to another time, and a session that ends. */
export const readDraft = (practitionerId: string): Draft => drafts.get(practitionerId) ?? empty;

export const writeDraft = (practitionerId: string, draft: Draft): void => void drafts.set(practitionerId, draft);

export const forgetDraft = (practitionerId: string): void => void drafts.delete(practitionerId);
