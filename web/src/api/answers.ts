import type { readHistory } from '@daybook/contracts/http/appointment-queries.ts';
import type { appointment } from '@daybook/contracts/http/appointment-shapes.ts';
import type { guest, me } from '@daybook/contracts/http/auth-routes.ts';
import type { conflict } from '@daybook/contracts/http/conflict-routes.ts';
import type { location } from '@daybook/contracts/http/location-routes.ts';
import type { listNotifications, notification } from '@daybook/contracts/http/notification-routes.ts';
import type { practitioner } from '@daybook/contracts/http/practitioner-routes.ts';
import type { slot } from '@daybook/contracts/http/slot-routes.ts';

export type Output<S extends { readonly _zod: { readonly output: unknown } }> = S['_zod']['output'];

export type Practitioner = Output<typeof practitioner>;
export type Slot = Output<typeof slot>;
export type Location = Output<typeof location>;
export type Visit = Output<typeof appointment>;
export type Conflict = Output<typeof conflict>;
export type HistoryItem = Output<typeof readHistory.response>['items'][number];
export type Notification = Output<typeof notification>;
export type NotificationPage = Output<typeof listNotifications.response>;
export type Me = Output<typeof me.response>;
export type Guest = Output<typeof guest.response>;

/** A page of a list; `next` is absent on the last one. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next?: string | undefined;
}
