import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/desk.css';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { Empty } from '../parts/empty.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useSession } from '../session/use-session.ts';
import { JoinForm } from './join-form.tsx';

/** Where a doctor signs up; afterwards they set their hours. */
export function JoinPage() {
  const { t } = useTranslation('staff');
  useTitle(t('join.title'));
  const session = useSession();
  if (session === 'restoring') return null;
  if (session?.role === 'practitioner') return <Navigate to="/hours" replace />;
  if (session !== undefined) return <Empty title={t('join.signedIn')} hint={t('join.signedInHint')} />;
  return (
    <div className="sign-in sign-in--wide">
      <h1>{t('join.title')}</h1>
      <p className="lead">{t('join.lead')}</p>
      <JoinForm />
      <Link to="/sign-in" className="button button--bare button--wide">
        {t('join.known')}
      </Link>
    </div>
  );
}
