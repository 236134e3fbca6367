import type { ReactNode } from 'react';

interface EmptyProps {
  readonly title: string;
  readonly hint: string;
  /** What to do now. */
  readonly children?: ReactNode;
}

/** A list without rows. */
export function Empty({ title, hint, children }: EmptyProps) {
  return (
    <div className="note">
      <h2 className="note__title">{title}</h2>
      <p>{hint}</p>
      {children}
    </div>
  );
}
