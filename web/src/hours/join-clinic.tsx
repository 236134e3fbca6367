import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Location, Practitioner } from '../api/answers.ts';
import { ClinicDialog } from '../clinics/clinic-dialog.tsx';
import { Choice } from '../parts/choice.tsx';

interface JoinClinicProps {
  readonly doctor: Practitioner;
  /** Those the doctor does not work at. */
  readonly clinics: readonly Location[];
  /** Whether the doctor looks: only they register a clinic of their own here. */
  readonly isOwn: boolean;
  readonly onJoin: (locationId: string) => void;
}

/** Work at another clinic: one that is there, or a new one. */
export function JoinClinic({ doctor, clinics, isOwn, onJoin }: JoinClinicProps) {
  const { t } = useTranslation('staff');
  const [chosen, setChosen] = useState<string>();
  const [registers, setRegisters] = useState(false);
  const another = clinics.find(({ locationId }) => locationId === chosen) ?? clinics[0];
  return (
    <section className="section" aria-labelledby="join-clinic">
      <h2 id="join-clinic">{t('hours.atAnother')}</h2>
      {another !== undefined && (
        <div className="week__end">
          <Choice
            label={t('hours.chooseClinic')}
            value={another.locationId}
            options={clinics.map(({ locationId, name }) => [locationId, name])}
            onChange={({ target }) => setChosen(target.value)}
          />
          <button type="button" className="button" onClick={() => onJoin(another.locationId)}>
            {t('hours.addClinic')}
          </button>
        </div>
      )}
      {isOwn && (
        <div className="week__end">
          <p className="quiet">{t(doctor.verified ? 'hours.orRegister' : 'hours.registerLater')}</p>
          {doctor.verified && (
            <button type="button" className="button" onClick={() => setRegisters(true)}>
              {t('clinics.register')}
            </button>
          )}
        </div>
      )}
      {registers && <ClinicDialog onOpened={onJoin} onClose={() => setRegisters(false)} />}
    </section>
  );
}
