import type { VisitType } from '@daybook/contracts/visit-type.ts';
import { amountText, cents, numberOr } from '../staff/money-draft.ts';

/** A kind of visit as the form holds it: everything is text but who offers it. */
export interface TypeDraft {
  readonly name: string;
  readonly duration: string;
  readonly before: string;
  readonly after: string;
  readonly fee: string;
  readonly notice: string;
  readonly cap: string;
  readonly who: readonly string[];
}

/** The form's names for the API's fields. */
const typeFields = {
  name: 'name',
  duration: 'duration',
  bufferBefore: 'before',
  bufferAfter: 'after',
  'fee.amount': 'fee',
  minimumNotice: 'notice',
  capPerDay: 'cap',
  practitionerIds: 'who',
} as const satisfies Readonly<Record<string, keyof TypeDraft>>;

export function typeDraft(type: VisitType | undefined): TypeDraft {
  if (type === undefined)
    return { name: '', duration: '30', before: '0', after: '0', fee: '', notice: '', cap: '', who: [] };
  return {
    name: type.name,
    duration: `${type.duration}`,
    before: `${type.bufferBefore}`,
    after: `${type.bufferAfter}`,
    fee: amountText(type.fee.amount),
    notice: `${type.minimumNotice ?? ''}`,
    cap: `${type.capPerDay ?? ''}`,
    who: type.practitionerIds,
  };
}

/** What the API is asked for. */
export const typeRequest = (draft: TypeDraft, currency: string): object => ({
  name: draft.name,
  duration: numberOr(draft.duration) ?? '',
  bufferBefore: numberOr(draft.before) ?? 0,
  bufferAfter: numberOr(draft.after) ?? 0,
  fee: { amount: numberOr(draft.fee, cents(draft.fee)) ?? '', currency },
  practitionerIds: draft.who,
  ...(draft.notice.trim() === '' ? {} : { minimumNotice: numberOr(draft.notice) }),
  ...(draft.cap.trim() === '' ? {} : { capPerDay: numberOr(draft.cap) }),
});

/** What is wrong with the kind of visit at this place of the list, by the form's names. */
export function typeFaults(paths: ReadonlyMap<string, string>, index: number): Partial<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(typeFields).flatMap(([field, name]) => {
      const words = paths.get(`visitTypes.${index}.${field}`);
      return words === undefined ? [] : [[name, words]];
    }),
  );
}
