import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Practitioner, Slot, Visit } from '../api/answers.ts';
import type { DayContent } from './day-sheet.ts';
import { FreeDetail } from './free-detail.tsx';
import { HeldDetail } from './held-detail.tsx';
import { VisitDetail } from './visit-detail.tsx';

interface DayDetailProps {
  readonly chosen: string | undefined;
  /** Whose time the chosen one is. */
  readonly doctor: Practitioner | undefined;
  readonly zone: string;
  readonly content: DayContent | undefined;
  readonly now: number;
  /** Where an entry stands on its doctor's page; for those who see several doctors. */
  readonly dayPageOf?: (entry: Visit | Slot) => string;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** Beside the day: the chosen entry, what can be done about it, and what happened. */
export function DayDetail(props: DayDetailProps) {
  const { chosen, doctor, zone, content, now, dayPageOf, onChoose, onClose } = props;
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
      {visit !== undefined && (
        <VisitDetail
          key={visit.appointmentId}
          visit={visit}
          now={now}
          who={visit.patientName}
          dayPage={dayPageOf?.(visit)}
        />
      )}
      {slot !== undefined && doctor !== undefined && (
        <FreeDetail
          key={slot.slotId}
          doctor={doctor}
          slot={slot}
          zone={zone}
          dayPage={dayPageOf?.(slot)}
          onClosed={onClose}
          onBooked={onChoose}
        />
      )}
      {held !== undefined && <HeldDetail key={held.slotId} slot={held} zone={zone} />}
      {chosen !== undefined && isGone && (
        <h2 tabIndex={-1} className="detail__gone">
          {t('day.gone')}
        </h2>
      )}
    </aside>
  );
}
