import type { Details } from '../intent/details.ts';
import { civilMoment, civilTime, compactTimes } from './civil-time.ts';
import type { Language } from './english.ts';

/** Who and where, looked up when the message is written. */
export interface Parties {
  readonly reader: 'patient' | 'practitioner';
  readonly doctor: { readonly name: string; readonly zone: string; readonly address: readonly string[] };
  /** Absent when the message is about no patient. */
  readonly patientName?: string | undefined;
}

/** A message without its form: mail, HTML and app all show this. */
export interface Draft {
  readonly title: string;
  readonly lead: string;
  /** Label and value, in order. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** One line for the app and for the subject of a mail, without anybody's name. */
  readonly when: string;
}

/** Writes what there is to say about an event, in the words of a language and the civil time of the practitioner. */
export function draft(details: Details, { reader, doctor, patientName }: Parties, words: Language): Draft {
  const { label } = words;
  const { zone } = doctor;
  const base = { title: words.title[details.type], lead: words.lead[details.type][reader] };
  const other: readonly [string, string] =
    reader === 'patient' ? [label.doctor, doctor.name] : [label.patient, patientName ?? words.erasedPatient];
  const where: (readonly [string, string])[] = reader === 'patient' ? [[label.where, doctor.address.join(', ')]] : [];
  switch (details.type) {
    case 'appointment-booked': {
      const when = civilMoment(details.start, zone);
      return { ...base, when, facts: [other, [label.when, `${when}–${civilTime(details.end, zone)}`], ...where] };
    }
    case 'appointment-rescheduled': {
      const [before, now] = [civilMoment(details.from.start, zone), civilMoment(details.start, zone)];
      const facts = [other, [label.before, before], [label.now, `${now}–${civilTime(details.end, zone)}`]] as const;
      return { ...base, when: words.fromTo(before, now), facts: [...facts, ...where] };
    }
    case 'appointment-cancelled': {
      const when = civilMoment(details.start, zone);
      const by = words.cancelledBy[reader][details.by](doctor.name);
      return { ...base, when, facts: [other, [label.when, when], [label.cancelledBy, by]] };
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
