import type { conflict } from '@daybook/contracts/http/conflict-routes.ts';
import type { z } from 'zod';
import { instantOf } from '../reading/instant-of.ts';
import type { RowsOf } from '../reading/read-models.ts';
import type { selectConflicts } from './select-conflicts.ts';

type ConflictRow = RowsOf<Awaited<ReturnType<ReturnType<typeof selectConflicts>['execute']>>[number]>[number];

/** The answer for a row. */
export function toConflict(row: ConflictRow): z.input<typeof conflict> {
  const visits = row.visits.map((visit) => ({
    appointmentId: visit.appointment_id,
    slotId: visit.slot_id,
    practitionerId: visit.practitioner_id,
    practitionerName: visit.practitioner_name ?? '',
    start: instantOf(visit.start_at),
    end: instantOf(visit.end_at),
    zone: visit.zone ?? 'UTC',
  }));
  const [first] = visits;
  if (first === undefined) throw new TypeError('a conflict has no visit');
  return {
    kind: row.kind,
    appointmentIds: visits.map(({ appointmentId }) => appointmentId),
    patientId: row.patient_id,
    patientName: row.patient_name ?? '',
    practitionerId: first.practitionerId,
    start: first.start,
    end: first.end,
    zone: first.zone,
    ...(row.because === null ? {} : { because: row.because }),
    ...(row.cap === null ? {} : { cap: row.cap }),
    visits,
    others: row.others,
  };
}
