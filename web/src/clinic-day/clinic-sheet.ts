import type { Practitioner } from '../api/answers.ts';
import { daySheet, type Block, type BuffersOf, type DayContent, type DaySheet } from '../day/day-sheet.ts';

/** One doctor's part of a clinic's day. */
export interface ClinicColumn {
  readonly practitionerId: string;
  readonly name: string;
  /** Absent for who is not on the list of doctors. */
  readonly doctor: Practitioner | undefined;
  readonly blocks: readonly Block[];
}

/** A clinic's day: one measure of hours for all, one column for each doctor who has something in it. */
export interface ClinicSheet extends Omit<DaySheet, 'blocks'> {
  readonly columns: readonly ClinicColumn[];
}

const doctorOf = ({ entry }: Block): string =>
  entry.kind === 'visit' ? entry.visit.practitionerId : entry.slot.practitionerId;

/** Puts everything of a clinic's day beside each other, doctors by name. */
export function clinicSheet(
  content: DayContent,
  doctors: readonly Practitioner[],
  zone: string,
  buffersOf?: BuffersOf,
): ClinicSheet {
  const { blocks, ...measure } = daySheet(content, zone, buffersOf);
  const known = new Map(doctors.map((doctor) => [doctor.practitionerId, doctor]));
  const names = new Map(
    content.visits.map(({ practitionerId, practitionerName }) => [practitionerId, practitionerName]),
  );
  const columns = [...Map.groupBy(blocks, doctorOf)].map(([practitionerId, own]): ClinicColumn => {
    const doctor = known.get(practitionerId);
    return { practitionerId, name: doctor?.name ?? names.get(practitionerId) ?? '', doctor, blocks: own };
  });
  const inOrder = columns.toSorted(
    (one, other) => one.name.localeCompare(other.name) || one.practitionerId.localeCompare(other.practitionerId),
  );
  return { ...measure, columns: inOrder };
}

/** Where an arrow leads from an entry: up and down with one doctor, sideways to what the next one has about then. */
export function stepFrom(columns: readonly ClinicColumn[], id: string | undefined, key: string): string | undefined {
  const at = columns.findIndex(({ blocks }) => blocks.some((block) => block.id === id));
  const blocks = columns[at]?.blocks ?? [];
  const index = blocks.findIndex((block) => block.id === id);
  const here = blocks[index];
  if (here === undefined) return undefined;
  if (key === 'ArrowDown') return blocks[index + 1]?.id;
  if (key === 'ArrowUp') return index === 0 ? undefined : blocks[index - 1]?.id;
  const beside = key === 'ArrowRight' ? columns[at + 1] : key === 'ArrowLeft' && at > 0 ? columns[at - 1] : undefined;
  return beside?.blocks.toSorted((one, other) => Math.abs(one.from - here.from) - Math.abs(other.from - here.from))[0]
    ?.id;
}
