import type { Role } from '@daybook/contracts/role.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../parts/empty.tsx';
import { SessionForm } from './session-form.tsx';
import { useSession } from './use-session.ts';

interface NeedsRoleProps {
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}

/** A page for some roles. Whoever is not signed in can do so right here and goes on where they were. */
export function NeedsRole({ roles, children }: NeedsRoleProps) {
  const { t } = useTranslation();
  const session = useSession();
  if (session === 'restoring') return null;
  if (session === undefined) {
    return (
      <div className="sign-in">
        <h1>{t('session.needed')}</h1>
        <SessionForm />
      </div>
    );
  }
  if (!roles.includes(session.role)) return <Empty title={t('app.wrongRole')} hint={t('app.wrongRoleHint')} />;
  return children;
}
