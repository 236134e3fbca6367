import { Outlet } from 'react-router';
import { Toaster } from 'sonner';
import { Announcer } from '../live/announcer.tsx';

/** Around every page: short messages, and what is spoken. */
export function Root() {
  return (
    <>
      <Outlet />
      <Announcer />
      <Toaster position="bottom-center" toastOptions={{ className: 'toast' }} />
    </>
  );
}
