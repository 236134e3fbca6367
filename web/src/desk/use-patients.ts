import type { searchPatients } from '@daybook/contracts/http/patient-routes.ts';
import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import { call } from '../api/call.ts';

type PatientPage = (typeof searchPatients.response)['_zod']['output'];
export type Patient = PatientPage['items'][number];

const fewest = 2;

/** Patients by part of a name, number or address; nothing is asked before there are two letters. */
export function usePatients(q: string, limit: number) {
  const part = q.trim();
  return useQuery({
    queryKey: ['patients', part, limit],
    queryFn: ({ signal }) => call<PatientPage>(address('/api/patients', { q: part, limit }), { signal }),
    enabled: part.length >= fewest,
    placeholderData: (before) => before,
  });
}
