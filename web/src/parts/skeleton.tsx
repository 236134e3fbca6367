import { useTranslation } from 'react-i18next';

interface SkeletonProps {
  readonly rows: number;
  /** A class of the real rows, for their height. */
  readonly shape: string;
}

/** Rows that are still to come; invisible for the first 150 ms. */
export function Skeleton({ rows, shape }: SkeletonProps) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" aria-busy="true">
      <span className="visually-hidden">{t('app.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={`skeleton__row ${shape}`} />
      ))}
    </div>
  );
}
