import { specialties } from '@daybook/contracts/specialties.ts';

/** What is looked for; it lives in the address, so that it can be sent to somebody. */
export interface SearchChoice {
  readonly specialty: string;
  readonly q: string;
  /** The first day to look at, or empty for any. */
  readonly from: string;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

export function readChoice(search: URLSearchParams): SearchChoice {
  const specialty = search.get('specialty') ?? '';
  const from = search.get('from') ?? '';
  const known: readonly string[] = specialties;
  return {
    specialty: known.includes(specialty) ? specialty : '',
    q: (search.get('q') ?? '').slice(0, 100),
    from: isDay(from) ? from : '',
  };
}

/** The query of an address; what is not chosen is not in it. */
export const writeChoice = (choice: SearchChoice): Record<string, string> =>
  Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== ''));
