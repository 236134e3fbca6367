import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Slot, Visit } from '../api/answers.ts';
import { FreeDetail } from './free-detail.tsx';
import { VisitDetail } from './visit-detail.tsx';

interface DayDetailProps {
  readonly chosen: string | undefined;
  readonly visits: readonly Visit[];
  readonly free: readonly Slot[];
  readonly isLoaded: boolean;
  readonly zone: string;
  readonly now: number;
  readonly onClose: () => void;
}

/** Beside the day: the chosen entry, what can be done about it, and what happened. */
export function DayDetail({ chosen, visits, free, isLoaded, zone, now, onClose }: DayDetailProps) {
  const { t } = useTranslation('staff');
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen !== undefined) aside.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [chosen]);
  const visit = visits.find(({ appointmentId }) => appointmentId === chosen);
  const slot = free.find(({ slotId }) => slotId === chosen);
  return (
    <aside
      ref={aside}
      className="detail"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target instanceof Element && event.target.closest('dialog') === null)
          onClose();
      }}
    >
      {chosen === undefined && <p className="quiet detail__hint">{t('day.choose')}</p>}
      {chosen !== undefined && (
        <button
          type="button"
          className="button button--bare button--round detail__close"
          aria-label={t('day.close')}
          onClick={onClose}
        >
          <X aria-hidden="true" size={20} />
        </button>
      )}
      {visit !== undefined && <VisitDetail key={visit.appointmentId} visit={visit} now={now} who={visit.patientName} />}
      {slot !== undefined && <FreeDetail key={slot.slotId} slot={slot} zone={zone} onClosed={onClose} />}
      {chosen !== undefined && isLoaded && visit === undefined && slot === undefined && (
        <h2 tabIndex={-1} className="detail__gone">
          {t('day.gone')}
        </h2>
      )}
    </aside>
  );
}
