import * as appointments from './appointment-routes.ts';
import * as auth from './auth-routes.ts';
import * as notifications from './notification-routes.ts';
import * as practitioners from './practitioner-routes.ts';
import type { Route } from './route.ts';
import * as slots from './slot-routes.ts';

/** The whole HTTP contract: what exists, who may call it, what it takes and gives. */
export const routes: readonly Route[] = [
  auth.register,
  auth.login,
  auth.refresh,
  auth.logout,
  auth.me,
  practitioners.addPractitioner,
  practitioners.searchPractitioners,
  practitioners.readPractitioner,
  slots.openSlots,
  slots.closeSlot,
  slots.listSlots,
  appointments.bookAppointment,
  appointments.cancelAppointment,
  appointments.rescheduleAppointment,
  appointments.listAppointments,
  appointments.readAppointment,
  appointments.readHistory,
  notifications.listNotifications,
  notifications.readNotifications,
  notifications.listOutbox,
  notifications.redriveOutbox,
];
