import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Location, Visit } from '../api/answers.ts';
import { Avatar } from '../parts/avatar.tsx';
import { momentWords } from '../words/moment-words.ts';
import { timeWords } from '../words/time-words.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { History } from './history.tsx';
import { VisitActions } from './visit-actions.tsx';
import { VisitState } from './visit-state.tsx';

interface VisitCardProps {
  readonly visit: Visit;
  readonly now: number;
  readonly clinics: readonly Location[];
  /** The next visit is shown large. */
  readonly large?: boolean;
}

/** A visit with what can be done about it. */
export function VisitCard({ visit, now, clinics, large = false }: VisitCardProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const [showsHistory, setShowsHistory] = useState(false);
  const { practitionerName: name, practitionerId, specialty, start, end, zone, reason, visitType } = visit;
  const clinic = clinics.find(({ locationId }) => locationId === visit.locationId);
  const when = momentWords(t, start, zone);
  const { full } = timeWords(start, zone);
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  const what = visitType === undefined ? specialty : t('visits.typeOf', { name: visitType.name, minutes });
  const small = [
    visit.address.join(', '),
    reason === undefined ? '' : t('visits.reason', { reason }),
    visit.seriesId === undefined ? '' : t('visits.series'),
  ];
  const Heading = large ? 'h2' : 'h3';
  return (
    <li className={large ? 'visit visit--large' : 'visit'}>
      <Avatar name={name} />
      <div className="visit__what">
        {large && <p className="visit__next">{t('visits.next')}</p>}
        <div className="visit__head">
          <Heading className="visit__when">{full}</Heading>
          <VisitState visit={visit} now={now} />
        </div>
        {when !== full && <p className="quiet">{when}</p>}
        <p>
          <Link to={`/doctors/${practitionerId}`}>{name}</Link>
          {` · ${what}`}
        </p>
        <p className="quiet visit__reason">{small.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="visit__actions">
        <VisitActions {...{ visit, clinic, now, when }} onCancel={() => setAsks(true)} />
        <button
          type="button"
          className="button button--bare"
          aria-expanded={showsHistory}
          aria-label={`${t(showsHistory ? 'visits.hideHistory' : 'visits.history')}: ${when}`}
          onClick={() => setShowsHistory(!showsHistory)}
        >
          {t(showsHistory ? 'visits.hideHistory' : 'visits.history')}
        </button>
      </div>
      {showsHistory && (
        <div className="visit__history">
          <History appointmentId={visit.appointmentId} zone={zone} />
        </div>
      )}
      {asks && <CancelDialog visit={visit} clinic={clinic} onClose={() => setAsks(false)} />}
    </li>
  );
}
