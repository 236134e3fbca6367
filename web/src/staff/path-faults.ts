import { Refusal } from '../api/refusal.ts';
import { fieldSentence, refusalWords } from '../words/refusal-words.ts';
import type { Words } from '../words/words.ts';

/** What is wrong with a form whose fields stand in lists: a sentence, and sentences by their path, `hours.0.ranges`. */
export interface PathFaults {
  readonly sentence: string;
  readonly paths: ReadonlyMap<string, string>;
}

export function pathFaults(t: Words, error: unknown): PathFaults {
  if (error === null || error === undefined) return { sentence: '', paths: new Map() };
  if (!(error instanceof Refusal) || error.errors.length === 0)
    return { sentence: refusalWords(t, error).sentence, paths: new Map() };
  // The rules of the domain say whole sentences, those of the form half ones.
  const words = ({ rule, message }: Refusal['errors'][number]) =>
    rule === error.reason ? message : fieldSentence(t, rule, message);
  const paths = new Map(error.errors.map((one) => [one.field, words(one)]));
  return { sentence: t('failure.fix'), paths };
}
