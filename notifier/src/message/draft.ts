import type { Details } from '../intent/details.ts';
import { civilMoment, civilTime, compactTimes } from './civil-time.ts';
import type { Language } from './english.ts';
import type { Reader } from './reader.ts';

/** Who and where, looked up when the message is written. */
export interface Parties {
  readonly reader: Reader;
  readonly doctor: { readonly name: string };
  /** Whom a visit was moved away from. */
  readonly formerDoctor?: { readonly name: string };
  /** Whose times they are, and where: the clinic's, or the practitioner's own. */
  readonly zone: string;
  readonly address: readonly string[];
  /** What kind of visit it is. */
  readonly visitType?: string;
  /** Absent when the message is about no patient. */
  readonly patientName?: string | undefined;
}

/** A message without its form: mail, HTML and app all show this. */
export interface Draft {
  readonly title: string;
  readonly lead: string;
  /** Label and value, in order. */
  readonly facts: readonly Fact[];
  /** One line for the app and for the subject of a mail, without anybody's name. */
  readonly when: string;
}
type Fact = readonly [label: string, value: string];

type Rescheduled = Extract<Details, { type: 'appointment-rescheduled' }>;

function draftMove(
  { start, end, from }: Rescheduled,
  { reader, formerDoctor, zone }: Parties,
  words: Language,
): Partial<Draft> & Pick<Draft, 'facts' | 'when'> {
  const { label } = words;
  const before = civilMoment(from.start, zone);
  const lead = formerDoctor === undefined ? {} : { lead: words.toAnotherDoctor[reader] };
  // Where it goes is no business of the practitioner it leaves.
  if (reader === 'former-practitioner') return { ...lead, when: before, facts: [[label.when, before]] };
  const now = civilMoment(start, zone);
  const formerly = reader === 'patient' && formerDoctor !== undefined ? `, ${formerDoctor.name}` : '';
  const facts: Fact[] = [
    [label.before, `${before}${formerly}`],
    [label.now, `${now}–${civilTime(end, zone)}`],
  ];
  return { ...lead, when: words.fromTo(before, now), facts };
}

/** Writes what there is to say about an event, in the words of a language and the civil time of the place. */
export function draft(details: Details, parties: Parties, words: Language): Draft {
  const { reader, doctor, patientName, visitType, zone, address } = parties;
  const { label } = words;
  const kind = reader === 'patient' ? reader : 'practitioner';
  const base = { title: words.title[details.type], lead: words.lead[details.type][kind] };
  const who: Fact[] = [
    reader === 'patient' ? [label.doctor, doctor.name] : [label.patient, patientName ?? words.erasedPatient],
    ...(visitType === undefined ? [] : [[label.visitType, visitType] as const]),
  ];
  const where: Fact[] = reader === 'patient' ? [[label.where, address.join(', ')]] : [];
  switch (details.type) {
    case 'appointment-booked': {
      const when = civilMoment(details.start, zone);
      return { ...base, when, facts: [...who, [label.when, `${when}–${civilTime(details.end, zone)}`], ...where] };
    }
    case 'appointment-rescheduled': {
      const move = draftMove(details, parties, words);
      return { ...base, ...move, facts: [...who, ...move.facts, ...where] };
    }
    case 'appointment-cancelled': {
      const when = civilMoment(details.start, zone);
      const by = words.cancelledBy[kind][details.by](doctor.name);
      return { ...base, when, facts: [...who, [label.when, when], [label.cancelledBy, by]] };
    }
    case 'slots-opened': {
      const days = [...compactTimes(details.slots, zone)];
      return { ...base, when: days.map(([day]) => day).join(', '), facts: days };
    }
    case 'slot-closed': {
      const when = civilMoment(details.start, zone);
      return { ...base, when, facts: [[label.time, `${when}–${civilTime(details.end, zone)}`]] };
    }
  }
}
