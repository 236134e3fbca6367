import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useTitle } from '../parts/use-title.ts';
import { SessionForm } from './session-form.tsx';
import { useSession } from './use-session.ts';

const homeOf = { patient: '/appointments', practitioner: '/day', admin: '/admin' } as const;

/** Sign-in and sign-up; afterwards everybody lands on their own first page. */
export function SignInPage() {
  const { t } = useTranslation();
  useTitle(t('session.signIn'));
  const session = useSession();
  const [search] = useSearchParams();
  if (session === 'restoring') return null;
  if (session !== undefined) return <Navigate to={homeOf[session.role]} replace />;
  const startsNew = search.has('new');
  return (
    <div className="sign-in">
      <h1>{startsNew ? t('session.signUp') : t('session.signIn')}</h1>
      <p className="lead">{t('session.signInLead')}</p>
      <SessionForm startsNew={startsNew} />
      <p className="quiet sign-in__else">
        {t('session.doctor')} <Link to="/join">{t('session.joinAsDoctor')}</Link>
      </p>
    </div>
  );
}
