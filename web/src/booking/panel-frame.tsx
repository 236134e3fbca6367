import { useEffect, useId, useRef, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showAbovePanel } from './show-above-panel.ts';

interface PanelFrameProps {
  /** Above the title. */
  readonly mark?: ReactNode;
  readonly title: string;
  readonly under: ReactNode;
  readonly slotId: string | undefined;
  /** The focus goes to the title of every step. */
  readonly step: string;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The panel beside the times; from below on a phone. Esc closes it. */
export function PanelFrame({ mark, title, under, slotId, step, isBusy, onClose, children }: PanelFrameProps) {
  const { t } = useTranslation();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step]);
  useEffect(() => {
    if (panel.current !== null && slotId !== undefined) showAbovePanel(panel.current, slotId);
  }, [slotId]);
  return (
    <section
      ref={panel}
      className="panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isBusy) onClose();
      }}
    >
      <div className="panel__head">
        <div>
          {mark}
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {under}
        </div>
        <button
          type="button"
          className="button button--bare button--round"
          aria-label={t('booking.close')}
          disabled={isBusy}
          onClick={onClose}
        >
          <X aria-hidden="true" size={20} />
        </button>
      </div>
      {children}
    </section>
  );
}
