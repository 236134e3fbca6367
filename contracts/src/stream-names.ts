import { pageId, type PageAddress } from './page-address.ts';

/** One page of a practitioner's daybook: the only authority over that time (DESIGN §3). */
export const dayStream = (address: PageAddress): string => `day-${pageId(address)}`;
export const practitionerStream = (practitionerId: string): string => `practitioner-${practitionerId}`;
export const locationStream = (locationId: string): string => `location-${locationId}`;
export const patientStream = (patientId: string): string => `patient-${patientId}`;

/** Says which log this is; its first event is StoreCreated. */
export const storeStream = 'daybook-store';

/** Signs of life, one after another. Like every stream it is never truncated: checkpoints may name its events. */
export const heartbeatStream = 'daybook-heartbeat';

/** Every prefix Daybook writes: the one server-side filter of all consumers (DESIGN §5.1). */
export const daybookPrefixes: readonly string[] = ['day-', 'practitioner-', 'location-', 'patient-', 'daybook-'];
