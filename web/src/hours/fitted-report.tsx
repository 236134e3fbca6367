import { useEffect, useRef } from 'react';
import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import { useTranslation } from 'react-i18next';
import { AffectedVisit } from './affected-visit.tsx';

interface FittedReportProps {
  readonly fitted: Fitted;
  readonly zone: string;
  /** Where the days of this doctor are. */
  readonly base: string;
}

/** What a change of hours did to the book, and which visits stand where no time is offered any more. */
export function FittedReport({ fitted, zone, base }: FittedReportProps) {
  const { t } = useTranslation('staff');
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // Not returned: in newer browsers it is a promise, which React would take for a clean-up.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [fitted]);
  const { opened, closed, affected } = fitted;
  return (
    <section ref={box} className="preview fitted" role="status">
      <p>
        <strong>{t('fitted.saved')}</strong> {t('fitted.opened', { count: opened })}{' '}
        {t('fitted.closed', { count: closed })} {affected.length === 0 && t('fitted.unaffected')}
      </p>
      {affected.length > 0 && (
        <>
          <p>{t('fitted.affected', { count: affected.length })}</p>
          <ul className="fitted__list">
            {affected.map((visit) => (
              <AffectedVisit key={visit.appointmentId} visit={visit} zone={zone} base={base} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
