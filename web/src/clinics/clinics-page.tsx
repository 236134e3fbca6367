import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/desk.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocations } from '../api/use-locations.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { zoneName } from '../words/time-words.ts';
import { ClinicDialog } from './clinic-dialog.tsx';

function ClinicTable() {
  const { t } = useTranslation('staff');
  const query = useLocations();
  return (
    <Loaded query={query} skeleton={<Skeleton rows={3} shape="skeleton__row--line" />}>
      {(clinics) =>
        clinics.length === 0 ? (
          <Empty title={t('clinics.none')} hint={t('clinics.noneHint')} />
        ) : (
          <ul className="rows">
            {clinics.map(({ locationId, name, address, zone, phone, visitTypes }) => (
              <li key={locationId}>
                <span className="rows__when">
                  <Link to={`/admin/clinics/${locationId}`} className="row-link">
                    {name}
                  </Link>
                </span>
                <span className="rows__text">{address.join(', ')}</span>
                <span className="rows__text">
                  {phone} <span className="quiet">{t('clinics.clock', { zone: zoneName(zone) })}</span>
                </span>
                <span className="tag">{t('clinics.types', { count: visitTypes.length })}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

/** Every clinic, and the way to add one. */
export function ClinicsPage() {
  const { t } = useTranslation('staff');
  useTitle(t('clinics.title'));
  const [adds, setAdds] = useState(false);
  return (
    <NeedsRole roles={['admin']}>
      <div className="page__head">
        <h1 className="page__title">{t('clinics.title')}</h1>
        <button type="button" className="button button--main" onClick={() => setAdds(true)}>
          {t('clinics.add')}
        </button>
      </div>
      <ClinicTable />
      {adds && <ClinicDialog onClose={() => setAdds(false)} />}
    </NeedsRole>
  );
}
