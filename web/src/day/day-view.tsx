import { useState } from 'react';
import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Practitioner } from '../api/answers.ts';
import { ClinicWays } from '../clinic-day/clinic-ways.tsx';
import { DayConflicts } from '../conflicts/day-conflicts.tsx';
import { useWatch } from '../live/use-watch.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { useTitle } from '../parts/use-title.ts';
import { WhyDialog } from '../hours/why-dialog.tsx';
import { AddTimesDialog } from './add-times-dialog.tsx';
import { DayDetail } from './day-detail.tsx';
import { DayHead } from './day-head.tsx';
import { dayBase } from './day-link.ts';
import { DaySheetView } from './day-sheet-view.tsx';
import { dayTitle } from './day-words.ts';
import { useDayContent } from './use-day-content.ts';
import { focusBlock, pointedAt, useDayKeys } from './use-day-keys.ts';
import { useStep } from './use-step.ts';
import type { Step } from './visit-acts.ts';

interface DayViewProps {
  readonly doctor: Practitioner;
  readonly day: string;
  readonly today: string;
  /** Where today is; other days are below it. */
  readonly base: string;
  /** Whether the clinics' days are this person's to see, too. */
  readonly linksClinics: boolean;
}

/** The day page: the day down the middle, one entry of it beside it. */
export function DayView({ doctor, day, today, base, linksClinics }: DayViewProps) {
  const { t } = useTranslation('staff');
  useTitle(dayTitle(day));
  useWatch([doctor.practitionerId]);
  const now = useNow();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [asks, setAsks] = useState<'add' | 'why'>();
  const content = useDayContent(doctor, day);
  const { byKey } = useStep();
  const openDay = (next: string) => void navigate(next === today ? base : `${base}/${next}`);
  const chosen = search.get('at') ?? undefined;
  const step = (name: Step) => () => {
    const id = pointedAt(chosen);
    byKey(
      content.data?.visits.find(({ appointmentId }) => appointmentId === id),
      name,
      Date.now(),
    );
  };
  const add = () => setAsks('add');
  useDayKeys({ t: () => openDay(today), n: add, a: step('arrive'), d: step('done') });
  const choose = (id: string | undefined) =>
    setSearch(id === undefined ? {} : { at: id }, { replace: true, preventScrollReset: true });
  const close = () => {
    choose(undefined);
    focusBlock(chosen);
  };
  return (
    <div className={chosen === undefined ? 'day' : 'day day--open'}>
      <div className="day__main">
        <DayHead day={day} today={today} onDay={openDay} onAdd={add} />
        <DayConflicts doctor={doctor} day={day} baseOf={(id) => dayBase(linksClinics ? id : undefined)} />
        <Loaded query={content} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
          {(found) => (
            <>
              {linksClinics && <ClinicWays content={found} />}
              <DaySheetView
                doctor={doctor}
                content={found}
                isToday={day === today}
                now={now}
                chosen={chosen}
                onChoose={choose}
                onAdd={day >= today ? add : undefined}
              />
            </>
          )}
        </Loaded>
        <div className="day__foot">
          <p className="day__keys">{t('day.shortcuts')}</p>
          <button type="button" className="button button--bare day__why" onClick={() => setAsks('why')}>
            <CircleQuestionMark aria-hidden="true" size={18} /> {t('day.why')}
          </button>
        </div>
      </div>
      <DayDetail
        chosen={chosen}
        doctor={doctor}
        zone={doctor.bookZone}
        content={content.data}
        now={now}
        onChoose={choose}
        onClose={close}
      />
      {asks === 'add' && (
        <AddTimesDialog doctor={doctor} day={day < today ? today : day} onClose={() => setAsks(undefined)} />
      )}
      {asks === 'why' && <WhyDialog doctor={doctor} day={day} onClose={() => setAsks(undefined)} />}
    </div>
  );
}
