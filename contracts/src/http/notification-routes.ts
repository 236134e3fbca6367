import { z } from 'zod';
import { instant } from '../instant.ts';
import { listOf, listQuery } from './list.ts';
import { defineRoute } from './route.ts';

/** What a person can be told. */
export const notificationType = z.enum([
  'appointment-booked',
  'appointment-rescheduled',
  'appointment-cancelled',
  'slots-opened',
  'slot-closed',
]);
export type NotificationType = z.infer<typeof notificationType>;

/** RECEIVED: waits to be sent; FAILED: tried in vain; CANCELLED: no longer true when its turn came. */
export const notificationStatus = z.enum(['RECEIVED', 'SENT', 'FAILED', 'CANCELLED']);
export type NotificationStatus = z.infer<typeof notificationStatus>;

export const notificationChannel = z.enum(['email', 'in-app']);
export type NotificationChannel = z.infer<typeof notificationChannel>;

/** The largest position PostgreSQL can compare with. */
const largest = 2n ** 63n - 1n;
const position = z
  .string()
  .regex(/^\d{1,19}$/, { error: 'must be a position: a decimal number' })
  .refine((text) => !/^\d{1,19}$/.test(text) || BigInt(text) <= largest, { error: 'is beyond every position' });

/** A message in the app, ready to be read. */
export const notification = z.object({
  id: z.uuid(),
  type: notificationType,
  title: z.string(),
  text: z.string(),
  appointmentId: z.string().optional(),
  createdAt: instant,
  readAt: instant.optional(),
  /** Of the event it tells about. */
  position,
});

const person = { patient: 'self', practitioner: 'self', admin: 'self' } as const;

export const listNotifications = defineRoute({
  name: 'listNotifications',
  service: 'notifier',
  method: 'get',
  path: '/api/notifications',
  tag: 'notifications',
  summary: 'What the token’s person was told, newest first, and how many are unread; takes Daybook-Min-Position',
  access: person,
  query: z.strictObject({ ...listQuery, unread: z.enum(['true', 'false']).optional() }),
  status: 200,
  response: listOf(notification).extend({ unread: z.int() }),
});

export const readNotifications = defineRoute({
  name: 'readNotifications',
  service: 'notifier',
  method: 'post',
  path: '/api/notifications/read',
  tag: 'notifications',
  summary: 'Mark messages read: those named, or all up to a position; doing it again changes nothing',
  access: person,
  body: z.union([z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }), z.strictObject({ upTo: position })]),
  status: 200,
  response: z.object({ unread: z.int() }),
});

/** A message on its way, as the admin sees it: no address, no name, no text. */
export const outboxMessage = z.object({
  id: z.uuid(),
  type: notificationType,
  channel: notificationChannel,
  recipient: z.object({ kind: z.enum(['patient', 'practitioner']), id: z.uuid() }),
  status: notificationStatus,
  attempts: z.int(),
  /** Why the last attempt failed, or why it was cancelled. */
  reason: z.string().optional(),
  /** Given up: it waits for somebody to send it on its way again. */
  dead: z.boolean(),
  eventId: z.uuid(),
  createdAt: instant,
  sentAt: instant.optional(),
});

export const listOutbox = defineRoute({
  name: 'listOutbox',
  service: 'notifier',
  method: 'get',
  path: '/api/admin/outbox',
  tag: 'admin',
  summary: 'Every message and what became of it, newest first; `dead=true` are those given up, with the reason',
  access: { admin: 'any' },
  query: z.strictObject({
    ...listQuery,
    status: notificationStatus.optional(),
    dead: z.enum(['true', 'false']).optional(),
  }),
  status: 200,
  response: listOf(outboxMessage),
});

export const redriveOutbox = defineRoute({
  name: 'redriveOutbox',
  service: 'notifier',
  method: 'post',
  path: '/api/admin/outbox/:id/redrive',
  tag: 'admin',
  summary: 'Send a message that was given up on its way again',
  access: { admin: 'any' },
  params: z.object({ id: z.uuid({ error: 'is not a message id' }) }),
  status: 200,
  response: outboxMessage,
  refusals: { 409: 'the message was not given up' },
});
