import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Practitioner } from '../api/answers.ts';
import { useDayTimes } from '../appointments/use-day-times.ts';
import { useWatch } from '../live/use-watch.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { useTitle } from '../parts/use-title.ts';
import { AddTimesDialog } from './add-times-dialog.tsx';
import { CancelledVisits } from './cancelled-visits.tsx';
import { DayDetail } from './day-detail.tsx';
import { DayGrid } from './day-grid.tsx';
import { DayHead } from './day-head.tsx';
import { daySheet } from './day-sheet.ts';
import { DayNumbers } from './day-numbers.tsx';
import { dayTitle } from './day-words.ts';
import { useDayKeys } from './use-day-keys.ts';
import { useDayVisits } from './use-day-visits.ts';

interface DayViewProps {
  readonly doctor: Practitioner;
  readonly day: string;
  readonly today: string;
}

/** The day page: the day down the middle, one entry of it beside it. */
export function DayView({ doctor, day, today }: DayViewProps) {
  const { t } = useTranslation('staff');
  const { practitionerId, bookZone: zone } = doctor;
  useTitle(dayTitle(day));
  useWatch([practitionerId]);
  const now = useNow();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [adds, setAdds] = useState(false);
  const visits = useDayVisits(practitionerId, day, zone);
  const free = useDayTimes(practitionerId, day, zone);
  const openDay = (next: string) => void navigate(next === today ? '/day' : `/day/${next}`);
  useDayKeys({ onToday: () => openDay(today), onAdd: () => setAdds(true) });
  const chosen = search.get('at') ?? undefined;
  const choose = (id: string | undefined) =>
    setSearch(id === undefined ? {} : { at: id }, { replace: true, preventScrollReset: true });
  const close = () => {
    choose(undefined);
    const id = chosen ?? '';
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)?.focus());
  };
  const both = {
    data:
      visits.data === undefined || free.data === undefined
        ? undefined
        : { visits: visits.data.items, free: free.data.items },
    error: visits.error ?? free.error,
    refetch: () => Promise.all([visits.refetch(), free.refetch()]),
  };
  return (
    <div className={chosen === undefined ? 'day' : 'day day--open'}>
      <div className="day__main">
        <DayHead day={day} today={today} onDay={openDay} onAdd={() => setAdds(true)} />
        <Loaded query={both} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
          {(found) => {
            const sheet = daySheet(found.visits, found.free, zone);
            return (
              <>
                <DayNumbers doctor={doctor} visits={found.visits} free={found.free} now={now} />
                {sheet.blocks.length === 0 && (
                  <Empty title={t('day.none')} hint={t('day.noneHint')}>
                    {day >= today && (
                      <button type="button" className="button" onClick={() => setAdds(true)}>
                        {t('day.add')}
                      </button>
                    )}
                  </Empty>
                )}
                {sheet.blocks.length > 0 && (
                  <DayGrid
                    sheet={sheet}
                    zone={zone}
                    isToday={day === today}
                    now={now}
                    chosen={chosen}
                    onChoose={choose}
                  />
                )}
                <CancelledVisits visits={found.visits} zone={zone} chosen={chosen} onChoose={choose} />
                <p className="day__keys">{t('day.shortcuts')}</p>
              </>
            );
          }}
        </Loaded>
      </div>
      <DayDetail
        chosen={chosen}
        visits={visits.data?.items ?? []}
        free={free.data?.items ?? []}
        isLoaded={both.data !== undefined}
        zone={zone}
        now={now}
        onClose={close}
      />
      {adds && <AddTimesDialog doctor={doctor} day={day < today ? today : day} onClose={() => setAdds(false)} />}
    </div>
  );
}
