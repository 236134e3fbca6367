import { searchPatients } from '@daybook/contracts/http/patient-routes.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { sql } from 'kysely';
import { z } from 'zod';
import { containing } from '../reading/containing.ts';
import { readCursor, toPage } from '../reading/cursor.ts';
import type { Services } from '../services.ts';

const sortKey = z.tuple([z.string().regex(/^[^\0]*$/), z.uuid()]);

/** Digits of a telephone number, so that it is found however it was written. */
const digits = (text: string): string => text.replaceAll(/\D/g, '');
const looksLikeNumber = (text: string): boolean => /^[\d\s+()/.-]+$/.test(text) && digits(text).length > 1;

/** Mounts the search for patients, by name, for staff. Who was erased has no name and is never found. */
export function mountSearchPatients(router: Router, { models, guard }: Services): void {
  serveRoute(router, guard, searchPatients, async ({ query, identity, ...exchange }) => {
    const { limit, q } = query;
    const after = readCursor(sortKey, query.cursor);
    const part = containing(q);
    const rows = await models.read(['patients', 'schedule'], exchange, (database) => {
      let patients = database
        .selectFrom('patients.patient as patient')
        .select((row) => [
          'patient.patient_id',
          sql<string>`patient.name`.as('name'),
          'patient.phone',
          'patient.email',
          row
            .selectFrom('schedule.appointment as missed')
            .select(sql<number>`count(*)::int`.as('count'))
            .whereRef('missed.patient_id', '=', 'patient.patient_id')
            .where('missed.status', '=', 'noshow')
            .as('no_shows'),
        ])
        .where('patient.name', 'is not', null)
        .orderBy('patient.name')
        .orderBy('patient.patient_id')
        .limit(limit + 1);
      const found = sql<boolean>`patient.name ilike ${part} or patient.email ilike ${part} or patient.phone ilike ${part}`;
      patients = looksLikeNumber(q)
        ? patients.where(sql<boolean>`(${found}
            or regexp_replace(patient.phone, '\\D', '', 'g') like ${containing(digits(q))})`)
        : patients.where(sql<boolean>`(${found})`);
      // A doctor finds those who have, or had, a visit with them, and whoever tells their whole number or address.
      if (identity.role === 'practitioner')
        patients = patients.where(sql<boolean>`(exists (select from schedule.appointment as own
            where own.patient_id = patient.patient_id and own.practitioner_id = ${identity.person ?? null}::uuid)
          or lower(patient.email) = ${q.toLowerCase()}
          or (length(${digits(q)}) > 5 and regexp_replace(patient.phone, '\\D', '', 'g') = ${digits(q)}))`);
      if (after !== undefined) {
        const [name, id] = after;
        patients = patients.where(sql<boolean>`(patient.name, patient.patient_id) > (${name}, ${id}::uuid)`);
      }
      return patients;
    });
    return toPage(
      rows,
      limit,
      (row) => [row.name, row.patient_id],
      (row) => ({
        patientId: row.patient_id,
        name: row.name,
        ...(row.phone === null ? {} : { phone: row.phone }),
        ...(row.email === null ? {} : { email: row.email }),
        noShows: row.no_shows ?? 0,
      }),
    );
  });
}
