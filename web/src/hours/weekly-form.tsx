import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Location, Practitioner } from '../api/answers.ts';
import { Choice } from '../parts/choice.tsx';
import { Fault } from '../parts/fault.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { pathFaults } from '../staff/path-faults.ts';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { zoneName } from '../words/time-words.ts';
import { FittedReport } from './fitted-report.tsx';
import { rangeFaults, toDraft, toHours, type HoursDraft } from './hours-draft.ts';
import { hoursAndBook, type Hours } from './use-hours.ts';
import { WeekdayRow } from './weekday-row.tsx';

interface WeeklyFormProps {
  readonly doctor: Practitioner;
  readonly clinic: Location;
  /** As they are now; absent where none were set yet. */
  readonly weekly: Hours['weekly'][number] | undefined;
  readonly base: string;
  /** Whether the doctor looks, or the front desk, which has its own pages of clinics. */
  readonly isOwn: boolean;
  /** Whether it was just asked for. */
  readonly isJoined: boolean;
}

const lengths = [5, 10, 15, 20, 30, 45, 60, 90, 120];
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** The hours of every weekday at one clinic. */
export function WeeklyForm({ doctor, clinic, weekly, base, isOwn, isJoined }: WeeklyFormProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { locationId } = clinic;
  const [draft, setDraft] = useState<HoursDraft>(() => toDraft(weekly ?? { slotMinutes: 30, hours: [] }));
  const form = useRef<HTMLFormElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What it was asked for with may be gone, and it stands above that.
    if (isJoined) title.current?.focus();
  }, [isJoined]);
  const saving = useStaffCommand<HoursDraft, Fitted>(
    (wanted) => ({
      method: 'PUT',
      path: `/api/practitioners/${doctor.practitionerId}/weekly-hours`,
      body: { locationId, slotMinutes: wanted.slotMinutes, hours: toHours(wanted) },
    }),
    hoursAndBook,
  );
  useFaultFocus(form, saving.error);
  const { sentence, paths } = pathFaults(t, saving.error);
  const faults = rangeFaults(draft, paths);
  const change = (next: HoursDraft) => {
    if (saving.error !== null) saving.reset();
    setDraft(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(draft);
  };
  const sizes = [...new Set([...lengths, draft.slotMinutes])].toSorted((one, other) => one - other);
  return (
    <section className="section" aria-label={staff.t('hours.weekly', { clinic: clinic.name })}>
      <h2 ref={title} tabIndex={-1}>
        {staff.t('hours.weekly', { clinic: clinic.name })}
      </h2>
      {clinic.founderId === doctor.practitionerId && (
        <p>
          <Link to={`${isOwn ? '' : '/admin'}/clinics/${locationId}`}>{staff.t('hours.runClinic')}</Link>
        </p>
      )}
      {clinic.zone !== doctor.bookZone && (
        <p className="quiet">{staff.t('hours.zone', { zone: zoneName(clinic.zone) })}</p>
      )}
      <form ref={form} noValidate onSubmit={submit}>
        <ul className="week">
          {weekdays.map((weekday) => (
            <WeekdayRow
              key={weekday}
              weekday={weekday}
              ranges={draft.ranges}
              faults={faults}
              onChange={(ranges) => change({ ...draft, ranges })}
            />
          ))}
        </ul>
        <div className="week__end">
          <Choice
            label={staff.t('hours.slot')}
            fault={paths.get('slotMinutes')}
            value={`${draft.slotMinutes}`}
            options={sizes.map((count) => [`${count}`, staff.t('day.minutes', { count })])}
            onChange={({ target }) => change({ ...draft, slotMinutes: Number(target.value) })}
          />
          <button type="submit" className="button button--main" disabled={saving.isPending}>
            {saving.isPending ? staff.t('hours.saving') : staff.t('hours.save')}
          </button>
        </div>
        <Fault>{sentence}</Fault>
      </form>
      {saving.data !== undefined && <FittedReport fitted={saving.data} zone={doctor.bookZone} base={base} />}
    </section>
  );
}
