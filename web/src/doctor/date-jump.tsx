import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DateJumpProps {
  readonly from: string;
  readonly today: string;
  readonly onJump: (day: string) => void;
  /** Enter: on to the times of the day. */
  readonly onDone: () => void;
}

/** A date to go to. What is typed half is not gone to: no year before this one is complete. */
export function DateJump({ from, today, onJump, onDone }: DateJumpProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(from);
  useEffect(() => setTyped(from), [from]);
  return (
    <input
      type="date"
      className="input free__date"
      aria-label={t('doctor.jump')}
      min={today}
      value={typed}
      onChange={({ target: { value } }) => {
        setTyped(value);
        if (value >= today) onJump(value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone();
      }}
    />
  );
}
