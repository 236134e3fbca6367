import type { z } from 'zod';
import { dayEvents } from './day.ts';
import { heartbeatEvents } from './heartbeat.ts';
import { locationEvents } from './location.ts';
import { patientEvents } from './patient.ts';
import { practitionerEvents } from './practitioner.ts';
import { storeEvents } from './store.ts';

/** Every type of event Daybook writes, by an explicit list and never by class name. */
export const eventCatalogue = [
  ...dayEvents,
  ...practitionerEvents,
  ...locationEvents,
  ...patientEvents,
  ...storeEvents,
  ...heartbeatEvents,
] as const;

type Definition = (typeof eventCatalogue)[number];
type EventOf<D> = D extends { readonly type: infer T; readonly schema: infer S extends z.ZodType }
  ? { readonly type: T; readonly data: Readonly<z.infer<S>> }
  : never;

/** Any event of Daybook as `{type, data}`. */
export type DaybookEvent = EventOf<Definition>;
export type EventNamed<T extends DaybookEvent['type']> = Extract<DaybookEvent, { type: T }>;

/** The events of one page. */
export type DayEvent = EventOf<(typeof dayEvents)[number]>;

/** The events of one practitioner, but for their pages. */
export type PractitionerEvent = EventOf<(typeof practitionerEvents)[number]>;

/** The events of one clinic. */
export type LocationEvent = EventOf<(typeof locationEvents)[number]>;
