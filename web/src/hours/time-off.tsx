import { useState } from 'react';
import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { Fault } from '../parts/fault.tsx';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { FittedReport } from './fitted-report.tsx';
import { TimeOffDialog } from './time-off-dialog.tsx';
import { hoursAndBook, type Hours } from './use-hours.ts';

interface TimeOffProps {
  readonly doctor: Practitioner;
  readonly timeOff: Hours['timeOff'];
  readonly base: string;
}

/** When the doctor is away. */
export function TimeOff({ doctor, timeOff, base }: TimeOffProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { practitionerId, bookZone: zone } = doctor;
  const [adds, setAdds] = useState(false);
  const [fitted, setFitted] = useState<Fitted>();
  const removing = useStaffCommand<string, Fitted>(
    (timeOffId) => ({ method: 'DELETE', path: `/api/practitioners/${practitionerId}/time-off/${timeOffId}` }),
    hoursAndBook,
  );
  const coming = timeOff.filter(({ end }) => Date.parse(end) > Date.now());
  return (
    <section className="section" aria-labelledby="off-title">
      <div className="section__head">
        <h2 id="off-title">{staff.t('off.title')}</h2>
        <button type="button" className="button" onClick={() => setAdds(true)}>
          {staff.t('off.add')}
        </button>
      </div>
      {coming.length === 0 && <p className="quiet">{staff.t('off.none')}</p>}
      <ul className="lines">
        {coming.map(({ timeOffId, start, end }) => {
          const [from, until] = [timeWords(start, zone).full, timeWords(end, zone).full];
          return (
            <li key={timeOffId}>
              <strong>{staff.t('off.fromTo', { from, until })}</strong>
              <button
                type="button"
                className="button"
                aria-label={staff.t('off.removeOf', { from })}
                disabled={removing.isPending}
                onClick={() => removing.mutate(timeOffId, { onSuccess: setFitted })}
              >
                {staff.t('off.remove')}
              </button>
            </li>
          );
        })}
      </ul>
      <Fault>{removing.error === null ? '' : refusalWords(t, removing.error).sentence}</Fault>
      {fitted !== undefined && <FittedReport fitted={fitted} zone={zone} base={base} />}
      {adds && <TimeOffDialog doctor={doctor} onSaved={setFitted} onClose={() => setAdds(false)} />}
    </section>
  );
}
