import { Refusal } from '../api/refusal.ts';
import type { Words } from './words.ts';

/** What a person is told about a failure: one sentence, and sentences beside the fields it names. */
export interface FailureWords {
  readonly sentence: string;
  readonly fields: Readonly<Record<string, string>>;
}

function sentenceOf(t: Words, { reason, status, detail }: Refusal): string {
  switch (reason) {
    case 'offline':
      return t('failure.offline');
    case 'not-available':
    case 'not-ready':
    case 'not-built-yet':
    case 'newer-release':
      return t('failure.busy');
    case 'outcome-unknown':
      return t('failure.unsure');
    case 'session-ended':
    case 'token-missing':
    case 'token-expired':
    case 'token-invalid':
    case 'account-unknown':
      return t('failure.signedOut');
    case 'wrong-credentials':
      return t('failure.wrongCredentials');
    case 'too-many-tries':
      return t('failure.tooMany');
    case 'not-yours':
    case 'role-not-allowed':
      return t('failure.notYours');
    case 'slot-taken':
    case 'slot-held':
      return t('failure.slotTaken');
    case 'slot-closed':
    case 'slot-not-found':
      return t('failure.slotClosed');
    case 'day-closed':
      return t('failure.dayClosed');
    case 'slot-booked':
      return t('failure.slotBooked');
    case 'slot-in-past':
      return t('failure.slotPast');
    case 'slot-overlap':
      return t('failure.slotOverlap');
    case 'end-before-start':
      return t('failure.endBeforeStart');
    case 'not-enough-time':
    case 'buffer':
      return t('failure.tooShort');
    case 'too-short-notice':
      return t('failure.tooSoon');
    case 'opening-notice':
      return t('failure.openedTooSoon');
    case 'beyond-horizon':
      return t('failure.tooFar');
    case 'day-full':
    case 'visit-type-full':
      return t('failure.dayFull');
    case 'patient-has-enough':
      return t('failure.hasEnough');
    case 'patient-elsewhere':
      return t('failure.elsewhere');
    case 'time-off':
      return t('failure.away');
    case 'clinic-closed':
      return t('failure.clinicClosed');
    case 'practitioner-not-verified':
      // Of whoever asks, or of the doctor who was asked for.
      return t(status === 403 ? 'failure.verifiedOnly' : 'failure.notVerified');
    case 'verified-facts':
      return t('failure.verifiedFacts');
    case 'profile-changed':
      return t('failure.profileChanged');
    case 'location-name-empty':
      return t('failure.clinicNameEmpty');
    case 'location-name-taken':
      return t('failure.clinicNameTaken');
    case 'not-verified':
      return t('failure.joinFirst');
    case 'practitioner-unavailable':
      return t('failure.noBookings');
    case 'visit-type-unknown':
    case 'visit-type-not-offered':
      return t('failure.typeNotOffered');
    case 'too-late':
      return t('failure.tooLate');
    case 'illegal-transition':
      return t('failure.wrongState');
    case 'hold-ended':
    case 'hold-not-found':
      return t('failure.holdOver');
    case 'too-many-holds':
      return t('failure.tooManyHolds');
    case 'appointment-moved':
    case 'appointment-elsewhere':
    case 'move-abandoned':
    case 'appointment-cancelled':
      return t('failure.visitChanged');
    case 'appointment-begun':
      return t('failure.visitBegun');
    default:
      return status >= 500 || detail === '' ? t('failure.unexpected') : detail;
  }
}

/** A rule's own sentence where its author wrote one (`must …`), ours for what the parser says by itself. */
export function fieldSentence(t: Words, rule: string, message: string): string {
  if (/^(must|is|holds) /.test(message)) return t('failure.field', { message });
  switch (rule) {
    case 'required':
      return t('failure.required');
    case 'too-small':
      return t(/>=1 char/.test(message) ? 'failure.required' : 'failure.tooSmall');
    case 'too-big':
      return t('failure.tooBig');
    default:
      return t('failure.invalid');
  }
}

/** `body.email` and `email` are the same field of a form. */
const fieldName = (field: string): string => field.split('.').at(-1) ?? field;

export function refusalWords(t: Words, error: unknown): FailureWords {
  if (!(error instanceof Refusal)) return { sentence: t('failure.unexpected'), fields: {} };
  if (error.reason === 'email-taken') return { sentence: '', fields: { email: t('failure.emailTaken') } };
  if (error.reason !== 'malformed') return { sentence: sentenceOf(t, error), fields: {} };
  const fields = Object.fromEntries(
    error.errors.map(({ field, rule, message }) => [fieldName(field), fieldSentence(t, rule, message)]),
  );
  return { sentence: Object.keys(fields).length > 0 ? '' : sentenceOf(t, error), fields };
}
