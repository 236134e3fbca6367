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

const dayPage = later(async () => (await import('../day/day-page.tsx')).DayPage);

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
          { path: 'admin', ...later(async () => (await import('../admin/overview-page.tsx')).OverviewPage) },
          { path: 'admin/doctors', ...later(async () => (await import('../admin/doctors-page.tsx')).AdminDoctorsPage) },
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
          { path: 'about', element: <AboutPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
