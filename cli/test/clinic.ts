import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, System } from './system.ts';

const zone = 'Europe/Berlin';

/** The answer's field, which has to be a text. */
export const text = (answer: Answer, field: string): string => {
  const value = answer.body[field];
  if (typeof value !== 'string') throw new Error(`no ${field}: ${answer.status} ${answer.text}`);
  return value;
};

export interface VisitTypeWish {
  readonly name: string;
  readonly duration: number;
  readonly bufferBefore?: number;
  readonly bufferAfter?: number;
  readonly practitionerIds: readonly string[];
}

/** Opens a clinic with rules and kinds of visits. @returns ids of the clinic and of its kinds of visits, in order */
export async function openClinic(
  system: System,
  policy: Readonly<Record<string, unknown>> = {},
  visitTypes: readonly VisitTypeWish[] = [],
  // No two clinics have one name, and a test opens several.
  name = `Harbour Clinic ${randomUUID()}`,
): Promise<{ readonly locationId: string; readonly visitTypeIds: readonly string[] }> {
  const token = await system.admin();
  const body = { name, address: ['Am Sandtorkai 12'], zone };
  const locationId = text(await system.call('/api/locations', { body, token }), 'locationId');
  const open = {
    minimumNotice: 0,
    openingNotice: 0,
    horizonDays: 30,
    cancelNotice: 0,
    lateCancel: 0,
    reminderSteps: [],
  };
  const rules = { ...open, ...policy };
  await system.call(`/api/locations/${locationId}/policy`, { method: 'PUT', body: rules, token });
  const types = visitTypes.map((each) => ({
    bufferBefore: 0,
    bufferAfter: 0,
    fee: { amount: 5000, currency: 'EUR' },
    ...each,
  }));
  const path = `/api/locations/${locationId}/visit-types`;
  const set = await system.call(path, { method: 'PUT', body: { visitTypes: types }, token });
  const parsed = z.object({ visitTypes: z.array(z.object({ visitTypeId: z.string() })) }).parse(set.body);
  return { locationId, visitTypeIds: parsed.visitTypes.map(({ visitTypeId }) => visitTypeId) };
}

/** The free times of a practitioner as the page would ask for them. */
export async function freeTimes(
  system: System,
  query: string,
  position: string,
): Promise<{ slotId: string; start: string; end: string }[]> {
  const answer = await system.call(`/api/slots?${query}&limit=500`, { headers: { 'Daybook-Min-Position': position } });
  return z
    .object({ items: z.array(z.object({ slotId: z.string(), start: z.string(), end: z.string() })) })
    .parse(answer.body).items;
}

/** Keeps a time as somebody who has not signed in. @returns the guest's token beside the answer */
export async function holdAsGuest(system: System, slotId: string | undefined) {
  const token = text(await system.call('/api/auth/guest', { method: 'POST' }), 'token');
  return { token, held: await system.call('/api/appointments', { body: { slotId, hold: true }, token }) };
}
