import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { DoctorPage } from '../doctor/doctor-page.tsx';
import { DoctorsPage } from '../home/doctors-page.tsx';
import { HomePage } from '../home/home-page.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import { AboutPage } from './about-page.tsx';
import { Crashed } from './crashed.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RoleShell } from './role-shell.tsx';
import { Root } from './root.tsx';
import { Shell } from './shell.tsx';

/** A page that is loaded when somebody goes there. */
const later = (load: () => Promise<ComponentType>) => ({ lazy: async () => ({ Component: await load() }) });

const hoursPage = later(async () => (await import('../hours/hours-page.tsx')).HoursPage);
const profilePage = later(async () => (await import('../staff/profile-page.tsx')).ProfilePage);
const clinicPage = later(async () => (await import('../clinics/clinic-page.tsx')).ClinicPage);
const dayPage = later(async () => (await import('../day/day-page.tsx')).DayPage);
const clinicDayPage = later(async () => (await import('../clinic-day/clinic-day-page.tsx')).ClinicDayPage);

/** Every address of the page. */
export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <Crashed />,
    hydrateFallbackElement: <></>,
    children: [
      {
        element: <RoleShell />,
        children: [
          {
            path: 'appointments',
            ...later(async () => (await import('../appointments/appointments-page.tsx')).AppointmentsPage),
          },
          {
            path: 'notifications',
            ...later(async () => (await import('../notifications/notifications-page.tsx')).NotificationsPage),
          },
          { path: 'day', ...dayPage },
          { path: 'day/:date', ...dayPage },
          { path: 'hours', ...hoursPage },
          { path: 'clinics/:id', ...clinicPage },
          { path: 'my-profile', ...profilePage },
          { path: 'patients', ...later(async () => (await import('../patients/patients-page.tsx')).PatientsPage) },
          { path: 'patients/:id', ...later(async () => (await import('../patients/patient-page.tsx')).PatientPage) },
          { path: 'admin', ...later(async () => (await import('../admin/overview-page.tsx')).OverviewPage) },
          { path: 'admin/doctors', ...later(async () => (await import('../admin/doctors-page.tsx')).AdminDoctorsPage) },
          { path: 'admin/doctors/:id', ...profilePage },
          { path: 'admin/doctors/:id/day', ...dayPage },
          { path: 'admin/doctors/:id/day/:date', ...dayPage },
          { path: 'admin/doctors/:id/hours', ...hoursPage },
          { path: 'admin/clinics', ...later(async () => (await import('../clinics/clinics-page.tsx')).ClinicsPage) },
          { path: 'admin/clinics/:id', ...clinicPage },
          { path: 'admin/clinics/:id/day', ...clinicDayPage },
          { path: 'admin/clinics/:id/day/:date', ...clinicDayPage },
          {
            path: 'admin/conflicts',
            ...later(async () => (await import('../conflicts/conflicts-page.tsx')).ConflictsPage),
          },
          {
            path: 'admin/appointments',
            ...later(async () => (await import('../admin/appointments-page.tsx')).AdminAppointmentsPage),
          },
          { path: 'admin/messages', ...later(async () => (await import('../admin/messages-page.tsx')).MessagesPage) },
        ],
      },
      {
        element: <Shell />,
        children: [
          { index: true, element: <HomePage /> },
          { path: 'doctors', element: <DoctorsPage /> },
          { path: 'doctors/:id', element: <DoctorPage /> },
          { path: 'sign-in', element: <SignInPage /> },
          { path: 'join', ...later(async () => (await import('../join/join-page.tsx')).JoinPage) },
          { path: 'about', element: <AboutPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
