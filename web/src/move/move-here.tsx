import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Practitioner } from '../api/answers.ts';
import { Refusal } from '../api/refusal.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { NeedsRole } from '../session/needs-role.tsx';
import { MovePicker } from './move-picker.tsx';
import { useVisit } from './use-visit.ts';

interface MoveHereProps {
  readonly doctor: Practitioner;
  readonly appointmentId: string;
}

/** The visit is over, cancelled, or none of one's own. */
function CannotMove() {
  const { t } = useTranslation();
  return (
    <Empty title={t('move.gone')} hint={t('move.goneHint')}>
      <Link to="/appointments" className="button">
        {t('move.toMine')}
      </Link>
    </Empty>
  );
}

function OwnVisit({ doctor, appointmentId }: MoveHereProps) {
  const query = useVisit(appointmentId);
  const { error } = query;
  if (error instanceof Refusal && [400, 403, 404].includes(error.status)) return <CannotMove />;
  return (
    <Loaded query={query} skeleton={<Skeleton rows={2} shape="skeleton__row--tall" />}>
      {(visit) => (visit.status === 'booked' ? <MovePicker doctor={doctor} visit={visit} /> : <CannotMove />)}
    </Loaded>
  );
}

/** A doctor's page while one of one's visits is moved: the same picker, with the old time marked. */
export const MoveHere = (props: MoveHereProps) => (
  <NeedsRole roles={['patient']}>
    <OwnVisit {...props} />
  </NeedsRole>
);
