import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { refusalWords } from '../words/refusal-words.ts';

interface AskDialogProps {
  readonly title: string;
  /** The words of the two buttons, and of the second while it works. */
  readonly keep: string;
  readonly yes: string;
  readonly working: string;
  readonly command: { readonly isPending: boolean; readonly error: unknown };
  readonly onYes: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks once before something that cannot be taken back. */
export function AskDialog({ title, keep, yes, working, command, onYes, onClose, children }: AskDialogProps) {
  const { t } = useTranslation();
  const { isPending, error } = command;
  return (
    <Dialog title={title} busy={isPending} onClose={onClose}>
      {children}
      <Fault>{error === null ? '' : refusalWords(t, error).sentence}</Fault>
      <div className="row row--end">
        <button type="button" className="button" disabled={isPending} onClick={onClose}>
          {keep}
        </button>
        <button type="button" className="button button--danger" disabled={isPending} onClick={onYes}>
          {isPending ? working : yes}
        </button>
      </div>
    </Dialog>
  );
}
