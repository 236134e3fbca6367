import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { patientFacts } from '../desk/patient-words.ts';
import { usePatients } from '../desk/use-patients.ts';
import { useSettled } from '../desk/use-settled.ts';
import { Empty } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useQueryText } from '../staff/use-query-text.ts';

const shown = 50;

/** A field, and the patients that fit what is in it. */
export function PatientSearch() {
  const { t } = useTranslation('staff');
  const [q, setQ] = useQueryText('q');
  const settled = useSettled(q);
  const query = usePatients(settled, shown);
  const isAsked = settled.trim().length > 1;
  return (
    <>
      <Field
        label={t('patients.search')}
        hint={t('patients.hint')}
        type="search"
        autoComplete="off"
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      {!isAsked && <p className="quiet section">{t('patients.begin')}</p>}
      {isAsked && (
        <Loaded query={query} skeleton={<Skeleton rows={4} shape="skeleton__row--line" />}>
          {({ items }) =>
            items.length === 0 ? (
              <div className="section">
                <Empty title={t('patients.none')} hint={t('patients.noneHint')} />
              </div>
            ) : (
              <ul className="lines section">
                {items.map((patient) => (
                  <li key={patient.patientId} className="lines__link">
                    <Link to={`/patients/${patient.patientId}`} className="row-link" state={{ name: patient.name }}>
                      {patient.name}
                    </Link>
                    <span className="quiet">{patientFacts(t, patient).join(' · ')}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </>
  );
}
