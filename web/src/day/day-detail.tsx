import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import type { DayContent } from './day-sheet.ts';
import { FreeDetail } from './free-detail.tsx';
import { HeldDetail } from './held-detail.tsx';
import { VisitDetail } from './visit-detail.tsx';

interface DayDetailProps {
  readonly chosen: string | undefined;
  readonly doctor: Practitioner;
  readonly content: DayContent | undefined;
  readonly now: number;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** Beside the day: the chosen entry, what can be done about it, and what happened. */
export function DayDetail({ chosen, doctor, content, now, onChoose, onClose }: DayDetailProps) {
  const { t } = useTranslation('staff');
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen !== undefined) aside.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [chosen]);
  const visit = content?.visits.find(({ appointmentId }) => appointmentId === chosen);
  const slot = content?.free.find(({ slotId }) => slotId === chosen);
  const held = content?.held.find(({ slotId }) => slotId === chosen);
  const isGone = content !== undefined && [visit, slot, held].every((one) => one === undefined);
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
      {slot !== undefined && (
        <FreeDetail key={slot.slotId} doctor={doctor} slot={slot} onClosed={onClose} onBooked={onChoose} />
      )}
      {held !== undefined && <HeldDetail key={held.slotId} slot={held} zone={doctor.bookZone} />}
      {chosen !== undefined && isGone && (
        <h2 tabIndex={-1} className="detail__gone">
          {t('day.gone')}
        </h2>
      )}
    </aside>
  );
}
