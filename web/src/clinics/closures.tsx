import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Location } from '../api/answers.ts';
import { dayTitle } from '../day/day-words.ts';
import { Fault } from '../parts/fault.tsx';
import { book, useStaffCommand } from '../staff/use-staff-command.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { ClosureDialog } from './closure-dialog.tsx';

/** Days on which the whole clinic is closed. */
export function Closures({ clinic }: { readonly clinic: Location }) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [adds, setAdds] = useState(false);
  const { locationId, zone } = clinic;
  const today = calendarDay(new Date(), zone);
  const coming = clinic.closures.filter(({ lastDate }) => lastDate >= today);
  const removing = useStaffCommand(
    (closureId: string) => ({ method: 'DELETE', path: `/api/locations/${locationId}/closures/${closureId}` }),
    ['locations', ...book],
  );
  const remove = (closureId: string) =>
    removing.mutate(closureId, { onSuccess: () => toast.success(staff.t('closures.removed')) });
  return (
    <section className="section" aria-labelledby="closures-title">
      <div className="section__head">
        <h2 id="closures-title">{staff.t('closures.title')}</h2>
        <button type="button" className="button" onClick={() => setAdds(true)}>
          {staff.t('closures.add')}
        </button>
      </div>
      {coming.length === 0 && <p className="quiet">{staff.t('closures.none')}</p>}
      <ul className="lines">
        {coming.map(({ closureId, name, firstDate, lastDate }) => (
          <li key={closureId}>
            <strong>{name}</strong>
            <span>
              {firstDate === lastDate
                ? dayTitle(firstDate)
                : staff.t('closures.fromTo', { first: dayTitle(firstDate), last: dayTitle(lastDate) })}
            </span>
            <button
              type="button"
              className="button"
              aria-label={staff.t('closures.removeOf', { name })}
              disabled={removing.isPending}
              onClick={() => remove(closureId)}
            >
              {staff.t('closures.remove')}
            </button>
          </li>
        ))}
      </ul>
      <Fault>{removing.error === null ? '' : refusalWords(t, removing.error).sentence}</Fault>
      {adds && <ClosureDialog locationId={locationId} today={today} onClose={() => setAdds(false)} />}
    </section>
  );
}
