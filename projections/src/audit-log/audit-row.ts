import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { UNREADABLE_METADATA } from '@daybook/event-store/stored-event.ts';
import { linkHash } from './chain.ts';

/** A row of the audit log as it is inserted; big numbers as decimal text. */
export interface AuditRow {
  readonly ordinal: string;
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly event_id: string;
  readonly type: string;
  readonly at: string;
  readonly actor_role: string | null;
  readonly actor_id: string | null;
  readonly correlation_id: string | null;
  readonly causation_id: string | null;
  readonly practitioner_id: string | null;
  readonly patient_id: string | null;
  readonly appointment_id: string | null;
  /** Whom and what else it is about: the other visit and patient of a swap, the practitioner a visit moves to. */
  readonly further_ids: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly prev_hash: string;
  readonly hash: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const text = (from: Fields, field: string): string | null => {
  const value = from[field];
  return typeof value === 'string' ? value : null;
};

const fieldsIn = (value: unknown): readonly Fields[] => {
  if (isObject(value)) return [value];
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/**
 * The people and visits of an event: the first of each kind in a column of its own, any further ones together. A move to
 * another page names the practitioner it goes to under `to`, a swap names its visits under `visits`.
 */
function subjectsOf(data: Fields) {
  const sources = [data, ...fieldsIn(data['to']), ...fieldsIn(data['visits'])];
  const found = (field: string) => [
    ...new Set(sources.map((source) => text(source, field)).filter((id) => id !== null)),
  ];
  const [[appointment, ...appointments], [patient, ...patients], [practitioner, ...practitioners]] = [
    found('appointmentId'),
    found('patientId'),
    found('practitionerId'),
  ];
  return {
    practitioner_id: practitioner ?? null,
    patient_id: patient ?? null,
    appointment_id: appointment ?? null,
    further_ids: [...appointments, ...patients, ...practitioners],
  };
}

/** Whether an event belongs into the audit log: all do but the signs of life. */
export const isAudited = ({ type }: { readonly type: string }): boolean => type !== 'Heartbeat';

/**
 * The row of an event, as link number `ordinal` behind `prevHash`. It takes the event as it was stored, whatever its
 * version: history is not translated.
 * @throws TypeError when data or metadata are no JSON objects
 */
export function auditRow(event: StoredEvent, ordinal: bigint, prevHash: string): AuditRow {
  const { id: eventId, position, stream, revision, type, at, data, metadata } = event;
  if (!isObject(data)) throw new TypeError('its data are not a JSON object');
  if (UNREADABLE_METADATA in metadata) throw new TypeError('its metadata are not a JSON object');
  const actor = isObject(metadata['actor']) ? metadata['actor'] : {};
  return {
    ordinal: ordinal.toString(),
    position: position.toString(),
    stream,
    revision: revision.toString(),
    event_id: eventId,
    type,
    at,
    actor_role: text(actor, 'role'),
    actor_id: text(actor, 'accountId'),
    correlation_id: text(metadata, '$correlationId'),
    causation_id: text(metadata, '$causationId'),
    ...subjectsOf(data),
    data,
    metadata,
    prev_hash: prevHash,
    hash: linkHash({ prevHash, ordinal, stream, revision, eventId, type, at, data, metadata }),
  };
}
