import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../api/answers.ts';
import { CancelDialog } from '../appointments/cancel-dialog.tsx';
import { History } from '../appointments/history.tsx';
import { MoveDialog } from '../appointments/move-dialog.tsx';
import { VisitState } from '../appointments/visit-state.tsx';
import { momentWords } from '../words/moment-words.ts';
import { timeWords } from '../words/time-words.ts';
import { CloseTooDialog } from './close-too-dialog.tsx';

interface VisitDetailProps {
  readonly visit: Visit;
  readonly now: number;
  /** Whom it is called by; empty when the patient was erased. */
  readonly who: string;
  /** Also says with which doctor: for those who see several. */
  readonly namesDoctor?: boolean;
}

/** One visit as staff see it. */
export function VisitDetail({ visit, now, who, namesDoctor = false }: VisitDetailProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [asked, setAsked] = useState<'move' | 'cancel' | 'close'>();
  const { start, end, zone, reason, practitionerName } = visit;
  const name = who || staff.t('day.erased');
  const [from, to] = [timeWords(start, zone), timeWords(end, zone)];
  const canChange = visit.status === 'booked' && Date.parse(start) > now;
  const done = () => setAsked(undefined);
  return (
    <>
      <VisitState visit={visit} now={now} />
      <h2 tabIndex={-1}>{name}</h2>
      <p className="detail__when">
        {`${from.day}, ${t('time.range', { start: from.time, end: to.time })}`}
        {reason !== undefined && ` · ${reason}`}
      </p>
      {namesDoctor && <p className="quiet">{staff.t('visit.doctor', { name: practitionerName })}</p>}
      {canChange && (
        <div className="row detail__actions">
          <button type="button" className="button" onClick={() => setAsked('move')}>
            {t('visits.move')}
          </button>
          <button type="button" className="button" onClick={() => setAsked('cancel')}>
            {t('visits.cancel')}
          </button>
          <button type="button" className="button" onClick={() => setAsked('close')}>
            {staff.t('visit.closeToo')}
          </button>
        </div>
      )}
      <h3>{t('visits.history')}</h3>
      <History appointmentId={visit.appointmentId} zone={zone} />
      {asked === 'move' && <MoveDialog visit={visit} onClose={done} />}
      {asked === 'cancel' && (
        <CancelDialog
          visit={visit}
          withWhom={name}
          words={staff.t('visit.cancelWords', { when: momentWords(t, start, zone), name })}
          onClose={done}
        />
      )}
      {asked === 'close' && <CloseTooDialog visit={visit} name={name} onClose={done} />}
    </>
  );
}
