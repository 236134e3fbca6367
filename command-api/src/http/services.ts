import type { DayEvent, LocationEvent, PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Guard } from '@daybook/platform/http/serve-route.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import type { GrowingLocation } from '@daybook/scheduling/location/location-state.ts';
import type { GrowingPage } from '@daybook/scheduling/page/page-state.ts';
import type { GrowingPractitioner } from '@daybook/scheduling/practitioner/practitioner-state.ts';
import type { PatientVisits } from '../facts/patient-visits.ts';
import type { IdentityDatabase } from '../identity/identity-schema.ts';
import type { Command } from '../write-path/command.ts';
import type { WritePath } from '../write-path/execute.ts';
import type { Once } from '../write-path/once.ts';

/** A stream that is only read, folded and up to date. */
export type Follow<S> = (stream: string) => Promise<{ readonly state: S; readonly revision: bigint } | undefined>;

/** What the routes and policies stand on. */
export interface Services {
  readonly store: EventStore;
  readonly database: IdentityDatabase;
  readonly keyring: Keyring;
  readonly guard: Guard;
  readonly logger: Logger;
  readonly fingerprintKey: Buffer;
  readonly once: Once;
  readonly pages: WritePath<GrowingPage, DayEvent>;
  readonly practitioners: WritePath<GrowingPractitioner, PractitionerEvent>;
  readonly locations: WritePath<GrowingLocation, LocationEvent>;
  readonly practitioner: Follow<GrowingPractitioner>;
  readonly location: Follow<GrowingLocation>;
  readonly patientVisits: PatientVisits;
  /** Whether this key was used with another wish before; for commands that do not run on a stream. */
  readonly sameWish: (command: Command) => Promise<boolean>;
  /** For how long a time is kept for whoever fills in the form, minutes. */
  readonly holdMinutes: number;
  /** After how long an unfinished move counts as left behind, seconds. */
  readonly abandonedAfter: number;
  readonly now: () => string;
}
