import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDoctor } from '../doctor/use-doctor.ts';
import { useWatch } from '../live/use-watch.ts';

/** What a doctor who is not verified yet is told on all their pages; it goes by itself when they are. */
export function WaitingNote({ practitionerId }: { readonly practitionerId: string }) {
  const { t } = useTranslation('staff');
  const doctor = useDoctor(practitionerId).data;
  useWatch([practitionerId]);
  if (doctor === undefined || doctor.verified) return null;
  return (
    <p className="waiting-note" role="note">
      <Hourglass aria-hidden="true" size={18} />
      <span>{t('join.waiting')}</span>
    </p>
  );
}
