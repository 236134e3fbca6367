import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { toast } from 'sonner';
import type { Practitioner } from '../api/answers.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Fault } from '../parts/fault.tsx';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { refusalWords } from '../words/refusal-words.ts';

interface WaitingDoctorsProps {
  readonly doctors: readonly Practitioner[];
  /** Called once nobody waits any more, which takes this list away. */
  readonly onEmpty: () => void;
}

/** Doctors who signed up and whom nobody has checked yet, and the word that lets patients see them. */
export function WaitingDoctors({ doctors, onEmpty }: WaitingDoctorsProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const title = useRef<HTMLHeadingElement>(null);
  const verifying = useStaffCommand(
    ({ practitionerId, name, degree }: Practitioner) => ({
      method: 'POST',
      path: `/api/practitioners/${practitionerId}/verify`,
      // What was seen here: who changed it meanwhile is not verified.
      body: { name, degree },
    }),
    ['practitioners'],
    (_, { practitionerId, name }) => {
      toast.success(staff.t('doctors.verifiedNow', { name }));
      // The row, and the button with the focus, is about to go.
      if (doctors.some((one) => one.practitionerId !== practitionerId)) title.current?.focus();
      else onEmpty();
    },
  );
  return (
    <section className="section" aria-labelledby="waiting-title">
      <h2 ref={title} id="waiting-title" tabIndex={-1}>
        {staff.t('doctors.waiting')}
      </h2>
      <p className="quiet">{staff.t('doctors.waitingHint')}</p>
      <ul className="rows rows--people">
        {doctors.map((doctor) => (
          <li key={doctor.practitionerId}>
            <Avatar name={doctor.name} />
            <span className="rows__text">
              <Link to={`/admin/doctors/${doctor.practitionerId}`} className="row-link">
                {doctor.name}
              </Link>
              <br />
              <span className="quiet">{[doctor.specialty, doctor.degree].join(' · ')}</span>
            </span>
            <span className="rows__text">{doctor.address.join(', ')}</span>
            <button
              type="button"
              className="button"
              aria-label={staff.t('doctors.verifyOf', { name: doctor.name })}
              disabled={verifying.isPending}
              onClick={() => verifying.mutate(doctor)}
            >
              {staff.t('doctors.verify')}
            </button>
          </li>
        ))}
      </ul>
      <Fault>{verifying.error === null ? '' : refusalWords(t, verifying.error).sentence}</Fault>
    </section>
  );
}
