import { createBrowserRouter } from 'react-router';
import { DoctorPage } from '../doctor/doctor-page.tsx';
import { DoctorsPage } from '../home/doctors-page.tsx';
import { HomePage } from '../home/home-page.tsx';
import { AboutPage } from './about-page.tsx';
import { Crashed } from './crashed.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Root } from './root.tsx';
import { Shell } from './shell.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';

const page = <Module extends object>(load: () => Promise<Module>, name: keyof Module) => ({
  lazy: async () => ({ Component: (await load())[name] as React.ComponentType }),
});

/** Every address of the page. What only some people need is loaded when they go there. */
export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <Crashed />,
    hydrateFallbackElement: <></>,
    children: [
      {
        element: <Shell />,
        children: [
          { index: true, element: <HomePage /> },
          { path: 'doctors', element: <DoctorsPage /> },
          { path: 'doctors/:id', element: <DoctorPage /> },
          { path: 'sign-in', element: <SignInPage /> },
          { path: 'about', element: <AboutPage /> },
          { path: 'appointments', ...page(() => import('../appointments/appointments-page.tsx'), 'AppointmentsPage') },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
