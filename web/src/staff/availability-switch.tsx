import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Practitioner } from '../api/answers.ts';
import { Fault } from '../parts/fault.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { useStaffCommand } from './use-staff-command.ts';

/** Whether a doctor takes bookings at all. */
export function AvailabilitySwitch({ doctor }: { readonly doctor: Practitioner }) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const id = useId();
  const { practitionerId, available, name } = doctor;
  const switching = useStaffCommand(
    (wanted: boolean) => ({
      method: 'PUT',
      path: `/api/practitioners/${practitionerId}/availability`,
      body: { available: wanted },
    }),
    ['practitioners', 'slots'],
  );
  // The switch shows what was asked for while it is under way: asking again leads back.
  const isOn = switching.isPending ? switching.variables : available;
  const toggle = () =>
    switching.mutate(!isOn, {
      onSuccess: () => toast.success(staff.t(isOn ? 'person.takesNone' : 'person.takesNow', { name })),
    });
  return (
    <div className="switch">
      <button
        type="button"
        role="switch"
        className="switch__button"
        aria-checked={isOn}
        aria-describedby={`${id}-hint`}
        disabled={switching.isPending}
        onClick={toggle}
      >
        <span className="switch__track" aria-hidden="true" />
        {staff.t('person.takes')}
      </button>
      <p className="quiet" id={`${id}-hint`}>
        {staff.t('person.takesHint')}
      </p>
      <Fault>{switching.error === null ? '' : refusalWords(t, switching.error).sentence}</Fault>
    </div>
  );
}
