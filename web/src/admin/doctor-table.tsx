import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../parts/avatar.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { moneyWords } from '../words/money-words.ts';
import { timeWords } from '../words/time-words.ts';
import { AddDoctorDialog } from './add-doctor-dialog.tsx';
import { useAllDoctors } from './use-all-doctors.ts';
import { WaitingDoctors } from './waiting-doctors.tsx';

/** The doctors, one a row. */
export function DoctorTable() {
  const { t } = useTranslation('staff');
  const [adds, setAdds] = useState(false);
  const query = useAllDoctors();
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <div className="page__head">
        <h1 ref={title} className="page__title" tabIndex={-1}>
          {t('doctors.title')}
        </h1>
        <button type="button" className="button button--main" onClick={() => setAdds(true)}>
          {t('doctors.add')}
        </button>
      </div>
      <Loaded query={query} skeleton={<Skeleton rows={8} shape="skeleton__row--line" />}>
        {({ items }) => {
          const waiting = items.filter(({ verified }) => !verified);
          const known = items.filter(({ verified }) => verified);
          return items.length === 0 ? (
            <Empty title={t('doctors.none')} hint={t('doctors.noneHint')} />
          ) : (
            <>
              {waiting.length > 0 && <WaitingDoctors doctors={waiting} onEmpty={() => title.current?.focus()} />}
              {known.length > 0 && (
                <ul className="rows rows--people">
                  {known.map(({ practitionerId, name, specialty, address, fee, nextFree, bookZone, available }) => (
                    <li key={practitionerId}>
                      <Avatar name={name} />
                      <span className="rows__text">
                        <Link to={`/admin/doctors/${practitionerId}`} className="row-link">
                          {name}
                        </Link>
                        <br />
                        <span className="quiet">{specialty}</span>
                      </span>
                      <span className="rows__text">
                        {address[0]} <span className="quiet">{moneyWords(fee)}</span>
                      </span>
                      <span
                        className={!available ? 'tag tag--held' : nextFree[0] === undefined ? 'tag' : 'tag tag--good'}
                      >
                        {!available
                          ? t('person.off')
                          : nextFree[0] === undefined
                            ? t('doctors.noFree')
                            : t('doctors.next', { when: timeWords(nextFree[0].start, bookZone).full })}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Loaded>
      {adds && <AddDoctorDialog onClose={() => setAdds(false)} />}
    </>
  );
}
