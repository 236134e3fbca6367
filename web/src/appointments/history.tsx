import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HistoryItem } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { timeWords } from '../words/time-words.ts';
import type { Words } from '../words/words.ts';

function eventWords(t: Words, { type, start }: HistoryItem, zone: string): string {
  const when = start === undefined ? '' : timeWords(start, zone).full;
  switch (type) {
    case 'AppointmentBooked':
      return t('visits.booked', { when });
    case 'AppointmentRescheduled':
      return t('visits.moved', { when });
    case 'AppointmentCancelled':
      return t('visits.cancelledEvent');
    case 'PatientArrived':
      return t('visits.arrivedEvent');
    case 'PatientCheckedIn':
      return t('visits.checkedInEvent');
    case 'AppointmentFulfilled':
      return t('visits.fulfilledEvent');
    case 'NoShowRecorded':
      return t('visits.noShowEvent');
    case 'AppointmentEnteredInError':
      return t('visits.errorEvent');
    case 'AppointmentHeld':
      return t('visits.heldEvent');
    default:
      return t('visits.otherEvent');
  }
}

function whoWords(t: Words, by: string): string {
  switch (by) {
    case 'patient':
    case 'practitioner':
    case 'admin':
    case 'guest':
    case 'system':
      return t(`visits.who_${by}`);
    default:
      return by;
  }
}

/** What happened to a visit, the newest on top. */
export function History({ appointmentId, zone }: { readonly appointmentId: string; readonly zone: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['history', appointmentId],
    queryFn: ({ signal }) => call<{ items: HistoryItem[] }>(`/api/appointments/${appointmentId}/history`, { signal }),
  });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={2} shape="skeleton__row--line" />}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{t('visits.noHistory')}</p>
        ) : (
          <ol className="timeline">
            {items.toReversed().map((item) => (
              <li key={item.position}>
                <p className="timeline__what">{eventWords(t, item, zone)}</p>
                <p className="timeline__when">
                  {t('visits.historyBy', { at: timeWords(item.at, zone).full, by: whoWords(t, item.by) })}
                </p>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}
