import * as appointmentQueries from './appointment-queries.ts';
import * as appointments from './appointment-routes.ts';
import * as auth from './auth-routes.ts';
import * as conflicts from './conflict-routes.ts';
import * as hours from './hours-routes.ts';
import * as locations from './location-routes.ts';
import * as notifications from './notification-routes.ts';
import * as patients from './patient-routes.ts';
import * as practitioners from './practitioner-routes.ts';
import type { Route } from './route.ts';
import * as slots from './slot-routes.ts';

/** The whole HTTP contract: what exists, who may call it, what it takes and gives. */
export const routes: readonly Route[] = [
  auth.register,
  auth.registerPractitioner,
  auth.login,
  auth.refresh,
  auth.logout,
  auth.guest,
  auth.me,
  practitioners.addPractitioner,
  practitioners.searchPractitioners,
  practitioners.readPractitioner,
  practitioners.changePractitioner,
  practitioners.verifyPractitioner,
  practitioners.setAvailability,
  hours.setWeeklyHours,
  hours.setDateOverride,
  hours.addTimeOff,
  hours.removeTimeOff,
  hours.readHours,
  locations.openLocation,
  locations.changeLocation,
  locations.setPolicy,
  locations.setVisitTypes,
  locations.addClosure,
  locations.removeClosure,
  locations.listLocations,
  patients.addPatient,
  patients.searchPatients,
  slots.openSlots,
  slots.closeSlot,
  slots.listSlots,
  slots.explainSlot,
  appointments.bookAppointment,
  appointments.cancelAppointment,
  appointments.confirmAppointment,
  appointments.releaseAppointment,
  appointments.arriveAppointment,
  appointments.checkInAppointment,
  appointments.fulfilAppointment,
  appointments.noShowAppointment,
  appointments.voidAppointment,
  appointments.rescheduleAppointment,
  appointments.swapAppointments,
  appointments.bookSeries,
  appointmentQueries.listAppointments,
  appointmentQueries.readAppointment,
  appointmentQueries.readHistory,
  conflicts.listConflicts,
  notifications.listNotifications,
  notifications.readNotifications,
  notifications.listOutbox,
  notifications.redriveOutbox,
];
