import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { call } from '../api/call.ts';
import { Empty } from '../parts/empty.tsx';
import { Fault } from '../parts/fault.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords, viewerZone } from '../words/time-words.ts';
import { useDeadMessages, type OutboxMessage } from './use-dead-messages.ts';

const typeWords = {
  'appointment-booked': 'messages.type_appointment_booked',
  'appointment-rescheduled': 'messages.type_appointment_rescheduled',
  'appointment-cancelled': 'messages.type_appointment_cancelled',
  'slots-opened': 'messages.type_slots_opened',
  'slot-closed': 'messages.type_slot_closed',
} as const satisfies Record<OutboxMessage['type'], string>;

/** What was given up, why, and the button that sends it again. */
export function DeadMessages() {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const query = useDeadMessages();
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: (id: string) => call(`/api/admin/outbox/${id}/redrive`, { method: 'POST' }),
    onSuccess: () => toast.success(staff.t('messages.sent')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['outbox'] }),
  });
  return (
    <>
      <Fault>{again.error === null ? '' : refusalWords(t, again.error).sentence}</Fault>
      <Loaded query={query} skeleton={<Skeleton rows={4} shape="skeleton__row--line" />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={staff.t('messages.none')} hint={staff.t('messages.noneHint')} />
          ) : (
            <ul className="rows">
              {items.map(({ id, type, createdAt, recipient, attempts, reason }) => (
                <li key={id}>
                  <span className="rows__when">{timeWords(createdAt, viewerZone()).full}</span>
                  <span className="rows__text">
                    {staff.t(typeWords[type])} <span className="quiet">{staff.t(`messages.to_${recipient.kind}`)}</span>
                  </span>
                  <span className="rows__text">
                    {reason} <span className="quiet">{staff.t('messages.attempts', { count: attempts })}</span>
                  </span>
                  <button type="button" className="button" disabled={again.isPending} onClick={() => again.mutate(id)}>
                    {staff.t('messages.again')}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
