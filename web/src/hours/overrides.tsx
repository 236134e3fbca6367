import { useState } from 'react';
import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import { useTranslation } from 'react-i18next';
import type { Location, Practitioner } from '../api/answers.ts';
import { dayTitle } from '../day/day-words.ts';
import { Fault } from '../parts/fault.tsx';
import { calendarDay } from '../words/calendar-day.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { FittedReport } from './fitted-report.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import type { Hours } from './use-hours.ts';
import { useOverriding } from './use-overriding.ts';

interface OverridesProps {
  readonly doctor: Practitioner;
  /** Those with weekly hours: single dates take the length of a time from them. */
  readonly clinics: readonly Location[];
  readonly overrides: Hours['overrides'];
  readonly base: string;
}

/** Single dates with other hours than the week says, or none. */
export function Overrides({ doctor, clinics, overrides, base }: OverridesProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [adds, setAdds] = useState(false);
  const [fitted, setFitted] = useState<Fitted>();
  const removing = useOverriding(doctor.practitionerId);
  const today = calendarDay(new Date(), doctor.bookZone);
  const coming = overrides.filter(({ date }) => date >= today);
  const clinicOf = (id: string) => clinics.find(({ locationId }) => locationId === id)?.name ?? '';
  return (
    <section className="section" aria-labelledby="overrides-title">
      <div className="section__head">
        <h2 id="overrides-title">{staff.t('overrides.title')}</h2>
        {clinics.length > 0 && (
          <button type="button" className="button" onClick={() => setAdds(true)}>
            {staff.t('overrides.add')}
          </button>
        )}
      </div>
      {coming.length === 0 && (
        <p className="quiet">{staff.t(clinics.length > 0 ? 'overrides.none' : 'overrides.needsWeek')}</p>
      )}
      <ul className="lines">
        {coming.map(({ date, locationId, ranges }) => (
          <li key={`${date} ${locationId}`}>
            <strong>{dayTitle(date)}</strong>
            <span>
              {ranges.length === 0
                ? staff.t('overrides.closed')
                : ranges.map(({ from, until }) => t('time.range', { start: from, end: until })).join(', ')}{' '}
              <span className="quiet">{clinicOf(locationId)}</span>
            </span>
            <button
              type="button"
              className="button"
              aria-label={staff.t('overrides.removeOf', { day: dayTitle(date) })}
              disabled={removing.isPending}
              onClick={() => removing.mutate({ date, locationId, ranges: null }, { onSuccess: setFitted })}
            >
              {staff.t('overrides.remove')}
            </button>
          </li>
        ))}
      </ul>
      <Fault>{removing.error === null ? '' : refusalWords(t, removing.error).sentence}</Fault>
      {fitted !== undefined && <FittedReport fitted={fitted} zone={doctor.bookZone} base={base} />}
      {adds && (
        <OverrideDialog
          practitionerId={doctor.practitionerId}
          clinics={clinics}
          today={today}
          onSaved={setFitted}
          onClose={() => setAdds(false)}
        />
      )}
    </section>
  );
}
