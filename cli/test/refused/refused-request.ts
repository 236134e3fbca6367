import type { CallOptions, OpenedSlot, Person, System } from '../system.ts';

/** Who and what there is when a request is refused. */
export interface World {
  readonly system: System;
  readonly patient: Person;
  readonly other: Person;
  readonly practitioner: { readonly practitionerId: string; readonly token: string };
  readonly stranger: { readonly practitionerId: string; readonly token: string };
  readonly admin: string;
  /** Of the practitioner; the first is the patient's. */
  readonly slots: readonly OpenedSlot[];
  readonly appointmentId: string;
}

type Asked = CallOptions & { readonly path: string };

/** A request that is refused, and what is said. */
export type RefusedRequest = [
  what: string,
  request: (world: World) => Promise<Asked> | Asked,
  status: number,
  reason: string,
  field?: string,
];

export const open = ({ practitioner }: World, slots: unknown, token = practitioner.token) => ({
  path: `/api/practitioners/${practitioner.practitionerId}/slots`,
  body: { slots },
  token,
});

export const bookWith = ({ patient }: World, body: unknown, token = patient.token) => ({
  path: '/api/appointments',
  body,
  token,
});
