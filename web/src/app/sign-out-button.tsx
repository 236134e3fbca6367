import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { toast } from 'sonner';
import { signOut } from '../session/session.ts';

/** Ends the session; says so when that did not work. */
export function SignOutButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ending = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      // Said when the first page is there: whoever goes on by keyboard must not lose the focus with the page they leave.
      await navigate('/');
      toast.success(t('app.signedOut'));
    },
    onError: () => toast.error(t('app.signOutFailed')),
  });
  return (
    <button type="button" className="button" disabled={ending.isPending} onClick={() => ending.mutate()}>
      {t('app.signOut')}
    </button>
  );
}
