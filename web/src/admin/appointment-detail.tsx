import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OneAppointment } from './one-appointment.tsx';

interface AppointmentDetailProps {
  readonly appointmentId: string | undefined;
  readonly now: number;
  readonly onClose: () => void;
}

/** Beside the list: one appointment with its timeline. */
export function AppointmentDetail({ appointmentId, now, onClose }: AppointmentDetailProps) {
  const { t } = useTranslation('staff');
  return (
    <aside
      className="detail"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target instanceof Element && event.target.closest('dialog') === null)
          onClose();
      }}
    >
      {appointmentId === undefined ? (
        <p className="quiet detail__hint">{t('list.choose')}</p>
      ) : (
        <>
          <button
            type="button"
            className="button button--bare button--round detail__close"
            aria-label={t('day.close')}
            onClick={onClose}
          >
            <X aria-hidden="true" size={20} />
          </button>
          <OneAppointment key={appointmentId} appointmentId={appointmentId} now={now} />
        </>
      )}
    </aside>
  );
}
