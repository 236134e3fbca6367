import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Visit } from '../api/answers.ts';
import { Avatar } from '../parts/avatar.tsx';
import { momentWords } from '../words/moment-words.ts';
import { timeWords } from '../words/time-words.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { History } from './history.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { VisitState } from './visit-state.tsx';

interface VisitCardProps {
  readonly visit: Visit;
  readonly now: number;
  /** The next visit is shown large. */
  readonly large?: boolean;
}

/** A visit with what can be done about it. */
export function VisitCard({ visit, now, large = false }: VisitCardProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'move' | 'cancel'>();
  const [showsHistory, setShowsHistory] = useState(false);
  const { practitionerName: name, practitionerId, specialty, address, start, zone, reason, appointmentId } = visit;
  const when = momentWords(t, start, zone);
  const { day, time } = timeWords(start, zone);
  const canChange = visit.status === 'booked' && Date.parse(start) > now;
  const Heading = large ? 'h2' : 'h3';
  return (
    <li className={large ? 'visit visit--large' : 'visit'}>
      <Avatar name={name} />
      <div className="visit__what">
        {large && <p className="visit__next">{t('visits.next')}</p>}
        <div className="visit__head">
          <Heading className="visit__when">{`${day}, ${time}`}</Heading>
          <VisitState visit={visit} now={now} />
        </div>
        {when !== `${day}, ${time}` && <p className="quiet">{when}</p>}
        <p>
          <Link to={`/doctors/${practitionerId}`}>{name}</Link>
          {` · ${specialty}`}
        </p>
        <p className="quiet visit__reason">
          {[address.join(', '), reason === undefined ? '' : t('visits.reason', { reason })].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="visit__actions">
        {canChange && (
          <>
            <button
              type="button"
              className="button"
              aria-label={t('visits.moveOf', { when, name })}
              onClick={() => setAsked('move')}
            >
              {t('visits.move')}
            </button>
            <button
              type="button"
              className="button"
              aria-label={t('visits.cancelOf', { when, name })}
              onClick={() => setAsked('cancel')}
            >
              {t('visits.cancel')}
            </button>
          </>
        )}
        {visit.status === 'cancelled' && (
          <Link to={`/doctors/${practitionerId}`} className="button">
            {t('visits.other', { name })}
          </Link>
        )}
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
          <History appointmentId={appointmentId} zone={zone} />
        </div>
      )}
      {asked === 'move' && <MoveDialog visit={visit} onClose={() => setAsked(undefined)} />}
      {asked === 'cancel' && <CancelDialog visit={visit} withWhom={name} onClose={() => setAsked(undefined)} />}
    </li>
  );
}
