import { lazy, Suspense } from 'react';
import { useSession } from '../session/use-session.ts';
import { Restoring } from './restoring.tsx';
import { Shell } from './shell.tsx';

const StaffShell = lazy(async () => ({ default: (await import('../staff/staff-shell.tsx')).StaffShell }));

/** The frame of whoever looks: staff have their own. */
export function RoleShell() {
  const session = useSession();
  if (session === 'restoring') return <Restoring />;
  if (session === undefined || session.role === 'patient') return <Shell />;
  return (
    <Suspense fallback={null}>
      <StaffShell />
    </Suspense>
  );
}
