import type { Location } from '../api/answers.ts';

type Rules = Pick<Location['policy'], 'cancelNotice' | 'lateCancel'>;

/** Until when a patient changes a visit. */
export interface ChangeRules {
  /** From then on a cancellation counts as late; undefined when that never happens before `until`. */
  readonly lateFrom: string | undefined;
  /** From then on only the practice changes it. */
  readonly until: string;
}

const before = (start: string, minutes: number): string => new Date(Date.parse(start) - minutes * 60_000).toISOString();

/** @param policy undefined where no clinic has set anything: until it begins */
export function changeRules(policy: Rules | undefined, start: string): ChangeRules {
  const { cancelNotice, lateCancel } = policy ?? { cancelNotice: 0, lateCancel: 0 };
  return {
    lateFrom: lateCancel > cancelNotice ? before(start, lateCancel) : undefined,
    until: before(start, cancelNotice),
  };
}

/** `free`: no mark; `late`: it counts as late; `closed`: only the practice can. */
export function changeState({ lateFrom, until }: ChangeRules, now: number): 'free' | 'late' | 'closed' {
  if (Date.parse(until) <= now) return 'closed';
  return lateFrom !== undefined && Date.parse(lateFrom) <= now ? 'late' : 'free';
}
